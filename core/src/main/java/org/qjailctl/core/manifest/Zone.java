package org.qjailctl.core.manifest;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.net.Parsed;

/**
 * Where qjail keeps jails: a zone with a base system, flavors and archives of its own, or, without
 * a name, what {@code qjail install} lays out without {@code -z}. The folders qjail.global,
 * qjail.config and qjail.packages serve all zones (qjail 5.0, install).
 *
 * @param name as {@code -z} takes it; empty for the host's own jails
 */
public record Zone(Optional<String> name) implements Comparable<Zone> {

  /** Where jails are that no zone is named for. */
  public static final Zone HOST = new Zone(Optional.empty());

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,49}");

  public Zone {
    if (name.isPresent() && !isValid(name.get())) {
      throw new IllegalArgumentException("not valid: " + name);
    }
  }

  public static Zone of(String name) {
    return new Zone(Optional.of(name));
  }

  public static Parsed<Zone> parse(String text) {
    return isValid(text)
        ? Parsed.ok(of(text))
        : Parsed.refused(
            "qjail allows letters, digits, dashes and underscores in a zone's name, not digits"
                + " alone; qjailctl allows 50 of them, and no dash in front");
  }

  private static boolean isValid(String text) {
    return SHAPE.matcher(text).matches() && !text.chars().allMatch(Character::isDigit);
  }

  /** What the names of its folders end in. */
  public String suffix() {
    return name.map(one -> "." + one).orElse("");
  }

  /** What tells a command of qjail's that it is about this zone. */
  public List<String> options() {
    return name.map(one -> List.of("-z", one)).orElse(List.of());
  }

  /** The folder of its jails' roots, beside those that qjail keeps for itself. */
  public HostPath jails() {
    return HostPath.of("/usr/jails" + suffix());
  }

  /** The folder of {@code qjail archive}. */
  public HostPath archives() {
    return jails().child("archive");
  }

  /** The definitions of its jails. */
  public HostPath definitions() {
    return HostPath.of("/usr/local/etc/qjail.local" + suffix());
  }

  public HostPath fstabs() {
    return HostPath.of("/usr/local/etc/qjail.fstab" + suffix());
  }

  /** Notes that {@code qjail install} has begun and was not seen to end. */
  public HostPath installing() {
    return JailPaths.NOTES.child("installing" + suffix());
  }

  @Override
  public int compareTo(Zone other) {
    return suffix().compareTo(other.suffix());
  }

  @Override
  public String toString() {
    return name.orElse("");
  }
}
