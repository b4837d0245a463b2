package org.qjailctl.core.manifest;

import java.util.regex.Pattern;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Parsed;

/**
 * An end of a pf.conf(5) rule: {@code any}, an address, a network, an interface {@code em0}, its
 * networks {@code em0:network}, or either in parentheses, which follows the interface as its
 * addresses change. Nothing else gets into a rule file.
 */
public record PfHost(String text) {

  public static final PfHost ANY = new PfHost("any");

  private static final Pattern INTERFACE =
      Pattern.compile("[a-z][A-Za-z0-9_.]{0,14}(:(network|broadcast|peer|0))*");

  public PfHost {
    if (!isValid(text)) {
      throw new IllegalArgumentException("not an end of a pf rule: " + text);
    }
  }

  public static Parsed<PfHost> parse(String text) {
    return isValid(text)
        ? Parsed.ok(new PfHost(text))
        : Parsed.refused(
            "write any, an IPv4 address, a network such as 10.0.0.0/8, an interface such as \"(em0)\", or its networks such as \"(lo1:network)\"");
  }

  private static boolean isValid(String text) {
    if (text.equals("any")) {
      return true;
    }
    if (text.startsWith("(") && text.endsWith(")")) {
      return INTERFACE.matcher(text.substring(1, text.length() - 1)).matches();
    }
    int slash = text.indexOf('/');
    if (slash >= 0) {
      return text.substring(slash + 1).matches("[0-9]|[12][0-9]|3[0-2]")
          && Ipv4Address.parse(text.substring(0, slash)).toOptional().isPresent();
    }
    return Ipv4Address.parse(text).toOptional().isPresent() || INTERFACE.matcher(text).matches();
  }

  @Override
  public String toString() {
    return text;
  }
}
