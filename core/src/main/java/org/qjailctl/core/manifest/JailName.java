package org.qjailctl.core.manifest;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.net.Parsed;

/**
 * The name of a jail as {@code qjail create} lets it through: 1 to 50 letters, digits, dashes and
 * underscores, not all digits, not one of the folders that qjail keeps beside its jails. A dash at
 * the start would read as an option.
 *
 * <p>qjail knows a name once, over all zones (qjail 5.0, create): two of the same value are equal,
 * whatever is known of the zone. Commands and paths need a name that came with it, from the
 * manifest or the host.
 *
 * @param zone where the jail is
 */
public record JailName(String value, Zone zone) implements Comparable<JailName> {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*");
  private static final Set<String> RESERVED = Set.of("sharedfs", "template", "flavors", "archive");

  public JailName {
    if (problem(value) != null) {
      throw new IllegalArgumentException(value + ": " + problem(value));
    }
  }

  public static JailName of(String value) {
    return new JailName(value, Zone.HOST);
  }

  /** The same name in a zone. */
  public JailName in(Zone other) {
    return new JailName(value, other);
  }

  /** What notes of the jail are named for: its name, and its zone behind a dot. */
  public String key() {
    return value + zone.suffix();
  }

  /** The name that has this key. */
  public static Parsed<JailName> ofKey(String key) {
    int dot = key.indexOf('.');
    if (dot < 0) {
      return parse(key);
    }
    return switch (Zone.parse(key.substring(dot + 1))) {
      case Parsed.Ok<Zone>(Zone zone) -> parse(key.substring(0, dot)).map(name -> name.in(zone));
      case Parsed.Refused<Zone>(String reason) -> Parsed.refused(reason);
    };
  }

  public static Parsed<JailName> parse(String text) {
    String problem = problem(text);
    return problem == null ? Parsed.ok(of(text)) : Parsed.refused(problem);
  }

  private static @Nullable String problem(String text) {
    if (text.startsWith("-")) {
      return "qjail takes a word that starts with a dash for an option";
    }
    if (!SHAPE.matcher(text).matches()) {
      return "qjail allows letters, digits, dashes and underscores in a jail's name";
    }
    if (text.length() > 50) {
      return "qjail allows at most 50 characters in a jail's name; this one has " + text.length();
    }
    if (text.chars().allMatch(Character::isDigit)) {
      return "qjail refuses a jail's name that is all digits, for jail(8) would take it for a jail"
          + " id";
    }
    if (RESERVED.contains(text)) {
      return "qjail keeps a folder of its own with this name in /usr/jails";
    }
    return null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JailName name && value.equals(name.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public int compareTo(JailName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
