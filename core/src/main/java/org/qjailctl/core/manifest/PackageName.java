package org.qjailctl.core.manifest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.net.Parsed;

/** The name of a package, as pkg(8) knows it: {@code qjail}, {@code postgresql15-server}. */
public record PackageName(String value) implements Comparable<PackageName> {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+@-]*");

  /** pkg(8) prints NAME-VERSION; a name that ends in a number with dots is not known in ports. */
  private static final Pattern WITH_VERSION =
      Pattern.compile("([A-Za-z0-9].*?)-([0-9]+(?:\\.[0-9A-Za-z]+)+(?:[_,][0-9]+)*)");

  public PackageName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not valid: " + value);
    }
  }

  public static PackageName of(String value) {
    return new PackageName(value);
  }

  public static Parsed<PackageName> parse(String text) {
    Matcher versioned = WITH_VERSION.matcher(text);
    if (versioned.matches()) {
      return Parsed.refused(
          "that is a name with a version; the name alone is "
              + versioned.group(1)
              + ", and the version has a key of its own, as in { "
              + versioned.group(1)
              + ": { version: \""
              + versioned.group(2)
              + "\" } }");
    }
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
