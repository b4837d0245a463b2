package org.qjailctl.core.net;

import java.util.regex.Pattern;

/**
 * The name of a network interface, such as {@code lo1}: at most 15 characters (IFNAMSIZ in net/if.h
 * less the terminator), a letter first.
 */
public record InterfaceName(String value) implements Comparable<InterfaceName> {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z][A-Za-z0-9_.]{0,14}");

  public InterfaceName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not an interface name: " + value);
    }
  }

  public static Parsed<InterfaceName> parse(String text) {
    return SHAPE.matcher(text).matches()
        ? Parsed.ok(new InterfaceName(text))
        : Parsed.refused(
            "an interface name is a letter followed by at most 14 letters, digits, dots and underscores, such as lo1");
  }

  @Override
  public int compareTo(InterfaceName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
