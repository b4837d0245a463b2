package org.qjailctl.core.manifest;

import java.util.regex.Pattern;
import org.qjailctl.core.net.Parsed;

/** The name of an rc.d script, as service(8) takes it. */
public record ServiceName(String value) implements Comparable<ServiceName> {

  private static final Pattern SHAPE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

  public ServiceName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not valid: " + value);
    }
  }

  public static ServiceName of(String value) {
    return new ServiceName(value);
  }

  public static Parsed<ServiceName> parse(String text) {
    return SHAPE.matcher(text).matches()
        ? Parsed.ok(new ServiceName(text))
        : Parsed.refused("a service's name is letters, digits, dots, dashes and underscores");
  }

  /** rc.subr(8) names the variable as the service, with underscores for what no variable has. */
  public RcVariable enabledBy() {
    return RcVariable.of(value.replaceAll("[^A-Za-z0-9_]", "_") + "_enable");
  }

  @Override
  public int compareTo(ServiceName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
