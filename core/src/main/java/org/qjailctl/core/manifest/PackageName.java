package org.qjailctl.core.manifest;

import java.util.regex.Pattern;
import org.qjailctl.core.net.Parsed;

/** The name of a package, as pkg(8) knows it: {@code qjail}, {@code postgresql15-server}. */
public record PackageName(String value) implements Comparable<PackageName> {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+@-]*");

  public PackageName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not valid: " + value);
    }
  }

  public static PackageName of(String value) {
    return new PackageName(value);
  }

  public static Parsed<PackageName> parse(String text) {
    return SHAPE.matcher(text).matches()
        ? Parsed.ok(new PackageName(text))
        : Parsed.refused(
            "a package's name is letters, digits, dots, dashes, pluses and underscores");
  }

  @Override
  public int compareTo(PackageName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
