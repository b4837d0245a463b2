package org.qjailctl.core.manifest;

import java.util.regex.Pattern;
import org.qjailctl.core.net.Parsed;

/**
 * The name of an rc.conf(5) variable. sysrc(8) accepts others and breaks rc.conf with them, so they
 * are refused here.
 */
public record RcVariable(String value) implements Comparable<RcVariable> {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  public RcVariable {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not valid: " + value);
    }
  }

  public static RcVariable of(String value) {
    return new RcVariable(value);
  }

  public static Parsed<RcVariable> parse(String text) {
    return SHAPE.matcher(text).matches()
        ? Parsed.ok(new RcVariable(text))
        : Parsed.refused(
            "an rc.conf variable is letters, digits and underscores, not starting with a digit");
  }

  @Override
  public int compareTo(RcVariable other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
