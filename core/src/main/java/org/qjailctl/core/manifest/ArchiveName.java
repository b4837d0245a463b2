package org.qjailctl.core.manifest;

import java.util.regex.Pattern;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.net.Parsed;

/**
 * The name of a file in {@code /usr/jails/archive}, such as {@code web@202611232120.33.tar}: the
 * jail, then the time to the second. Those of one jail sort by their time.
 *
 * @param zone in whose folder of archives it is
 */
public record ArchiveName(String value, Zone zone) implements Comparable<ArchiveName> {

  private static final Pattern STAMP = Pattern.compile("[0-9]{12}\\.[0-9]{2}\\.tar");

  public ArchiveName {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not an archive's name: " + value);
    }
  }

  public static ArchiveName of(String value) {
    return new ArchiveName(value, Zone.HOST);
  }

  public static Parsed<ArchiveName> parse(String text) {
    return isValid(text)
        ? Parsed.ok(of(text))
        : Parsed.refused(
            "an archive is named as `ls "
                + JailPaths.ARCHIVES
                + "` shows it, such as web@202611232120.33.tar");
  }

  /** The same name in a zone. */
  public ArchiveName in(Zone other) {
    return new ArchiveName(value, other);
  }

  /** Where it is. */
  public HostPath path() {
    return zone.archives().child(value);
  }

  private static boolean isValid(String text) {
    int at = text.indexOf('@');
    return at > 0
        && STAMP.matcher(text.substring(at + 1)).matches()
        && JailName.parse(text.substring(0, at)).toOptional().isPresent();
  }

  /** The jail that it was made of. */
  public JailName jail() {
    return JailName.of(value.substring(0, value.indexOf('@'))).in(zone);
  }

  @Override
  public int compareTo(ArchiveName other) {
    int byName = value.compareTo(other.value);
    return byName == 0 ? zone.compareTo(other.zone) : byName;
  }

  @Override
  public String toString() {
    return value;
  }
}
