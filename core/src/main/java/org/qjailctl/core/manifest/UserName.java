package org.qjailctl.core.manifest;

import java.util.regex.Pattern;
import org.qjailctl.core.net.Parsed;

/** A login name, as pw(8) takes it. */
public record UserName(String value) implements Comparable<UserName> {

  private static final Pattern SHAPE = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

  public UserName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not valid: " + value);
    }
  }

  public static UserName of(String value) {
    return new UserName(value);
  }

  public static Parsed<UserName> parse(String text) {
    return SHAPE.matcher(text).matches()
        ? Parsed.ok(new UserName(text))
        : Parsed.refused(
            "a user's name is at most 32 lower-case letters, digits, dashes and underscores");
  }

  @Override
  public int compareTo(UserName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
