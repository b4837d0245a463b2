package org.qjailctl.core.manifest;

import java.util.regex.Pattern;
import org.qjailctl.core.net.Parsed;

/** The name of a qjail flavor: a folder below {@code /usr/jails/flavors}. */
public record FlavorName(String value) implements Comparable<FlavorName> {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");

  public FlavorName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not valid: " + value);
    }
  }

  public static FlavorName of(String value) {
    return new FlavorName(value);
  }

  public static Parsed<FlavorName> parse(String text) {
    return SHAPE.matcher(text).matches()
        ? Parsed.ok(new FlavorName(text))
        : Parsed.refused(
            "a flavor's name is a letter or digit followed by letters, digits, dots, dashes and underscores");
  }

  @Override
  public int compareTo(FlavorName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
