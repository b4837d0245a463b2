package org.qjailctl.core.manifest;

import java.util.regex.Pattern;
import org.qjailctl.core.net.Parsed;

/** The name of a group, as pw(8) takes it. */
public record GroupName(String value) implements Comparable<GroupName> {

  private static final Pattern SHAPE = Pattern.compile("[a-z_][a-z0-9_-]{0,31}");

  public GroupName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not valid: " + value);
    }
  }

  public static GroupName of(String value) {
    return new GroupName(value);
  }

  public static Parsed<GroupName> parse(String text) {
    return SHAPE.matcher(text).matches()
        ? Parsed.ok(new GroupName(text))
        : Parsed.refused(
            "a group's name is at most 32 lower-case letters, digits, dashes and underscores");
  }

  @Override
  public int compareTo(GroupName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
