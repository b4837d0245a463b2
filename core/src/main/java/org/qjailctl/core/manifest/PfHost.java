package org.qjailctl.core.manifest;

import java.util.Optional;
import java.util.regex.Pattern;
import org.qjailctl.core.net.IpFamily;
import org.qjailctl.core.net.IpNetwork;
import org.qjailctl.core.net.Parsed;
import org.qjailctl.core.pf.PfKeywords;

/**
 * An end of a pf.conf(5) rule: {@code any}, an address, a network, a table {@code <clients>}, an
 * interface {@code em0}, its networks {@code em0:network}, or either in parentheses, which follows
 * the interface as its addresses change. An exclamation mark before all but {@code any} means all
 * others. Nothing else gets into a rule file.
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
    String tidy = text.startsWith("!") ? "! " + text.substring(1).stripLeading() : text;
    return isValid(tidy)
        ? Parsed.ok(new PfHost(tidy))
        : Parsed.refused(
            "write any, an address, a network such as 10.0.0.0/8, a table such as \"<clients>\", an"
                + " interface such as \"(em0)\", or its networks such as \"(lo1:network)\"");
  }

  private static boolean isValid(String text) {
    return text.equals("any") || isSingle(text.startsWith("! ") ? text.substring(2) : text);
  }

  private static boolean isSingle(String text) {
    if (text.startsWith("(") && text.endsWith(")")) {
      return INTERFACE.matcher(text.substring(1, text.length() - 1)).matches();
    }
    if (text.startsWith("<") && text.endsWith(">")) {
      return PfTableName.parse(text.substring(1, text.length() - 1)).toOptional().isPresent();
    }
    if (IpNetwork.parse(text).toOptional().isPresent()) {
      return true;
    }
    return INTERFACE.matcher(text).matches() && !PfKeywords.contains(text);
  }

  private String single() {
    return text.startsWith("! ") ? text.substring(2) : text;
  }

  /** The family of its address; empty for what has addresses of both. */
  public Optional<IpFamily> family() {
    return IpNetwork.parse(single()).toOptional().map(IpNetwork::family);
  }

  /** The table that is meant, if it is one. */
  public Optional<PfTableName> table() {
    String single = single();
    return single.startsWith("<")
        ? PfTableName.parse(single.substring(1, single.length() - 1)).toOptional()
        : Optional.empty();
  }

  /** The name of the interface that is meant, if it is one. */
  public Optional<String> interfaceName() {
    boolean other = text.equals("any") || family().isPresent() || single().startsWith("<");
    return other ? Optional.empty() : Optional.of(single().replaceAll("[()]|:.*", ""));
  }

  /** Whether pf replaces it by the addresses of the moment when it loads the rule. */
  public boolean isFrozen() {
    return interfaceName().isPresent() && !single().startsWith("(");
  }

  @Override
  public String toString() {
    return text;
  }
}
