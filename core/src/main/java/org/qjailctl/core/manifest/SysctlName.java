package org.qjailctl.core.manifest;

import java.util.regex.Pattern;
import org.qjailctl.core.net.Parsed;

/**
 * The name of a sysctl(8) variable, such as {@code net.inet.ip.forwarding}. sysctl(8) ends a name
 * at the first {@code =} or {@code :}, and /etc/sysctl.conf at a {@code #}.
 */
public record SysctlName(String value) implements Comparable<SysctlName> {

  private static final Pattern SHAPE =
      Pattern.compile("[A-Za-z0-9_%][A-Za-z0-9_%-]*(\\.[A-Za-z0-9_%][A-Za-z0-9_%-]*)+");

  private static final int LONGEST = 200;

  public SysctlName {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not valid: " + value);
    }
  }

  public static SysctlName of(String value) {
    return new SysctlName(value);
  }

  public static Parsed<SysctlName> parse(String text) {
    return isValid(text)
        ? Parsed.ok(new SysctlName(text))
        : Parsed.refused(
            "a sysctl variable is words of letters, digits, _, % and - with dots between");
  }

  private static boolean isValid(String text) {
    return text.length() <= LONGEST && SHAPE.matcher(text).matches();
  }

  @Override
  public int compareTo(SysctlName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
