package org.qjailctl.core.manifest;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.net.Parsed;

/**
 * The name of a jail as {@code qjail create} lets it through: 1 to 50 letters, digits, dashes and
 * underscores, not all digits, not one of the folders that qjail keeps beside its jails. A dash at
 * the start would read as an option.
 */
public record JailName(String value) implements Comparable<JailName> {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*");
  private static final Set<String> RESERVED = Set.of("sharedfs", "template", "flavors", "archive");

  public JailName {
    if (problem(value) != null) {
      throw new IllegalArgumentException(value + ": " + problem(value));
    }
  }

  public static JailName of(String value) {
    return new JailName(value);
  }

  public static Parsed<JailName> parse(String text) {
    String problem = problem(text);
    return problem == null ? Parsed.ok(new JailName(text)) : Parsed.refused(problem);
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
  public int compareTo(JailName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
