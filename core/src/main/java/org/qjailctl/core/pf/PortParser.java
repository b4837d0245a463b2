package org.qjailctl.core.pf;

import java.util.Optional;

/** Reads ports: numbers, names of services(5), ranges and comparisons. */
final class PortParser {

  /** One port, or a range when {@code last} is there; {@code open} for {@code first:*}. */
  record Ports(int first, Optional<Integer> last, boolean open) {}

  private final TokenCursor tokens;

  PortParser(TokenCursor tokens) {
    this.tokens = tokens;
  }

  PortMatch match() throws RuleRefused {
    Optional<String> unary = unary();
    Ports ports = ports(false);
    Optional<String> binary = unary.isEmpty() ? tokens.acceptAny("><", "<>") : Optional.empty();
    if ((unary.isPresent() || binary.isPresent()) && ports.last().isPresent()) {
      throw tokens.refuse("':' cannot be used with an other port operator");
    }
    if (binary.isPresent()) {
      return new PortMatch(binary.get(), ports.first(), ports(false).first());
    }
    return ports
        .last()
        .map(last -> new PortMatch(":", ports.first(), last))
        .orElseGet(() -> new PortMatch(unary.orElse("="), ports.first(), 0));
  }

  private Optional<String> unary() throws RuleRefused {
    Optional<String> sign = tokens.acceptAny("=", "!", "<", ">");
    if (sign.equals(Optional.of("!"))) {
      tokens.expect("=");
      return Optional.of("!=");
    }
    boolean orEqual = sign.isPresent() && !sign.get().equals("=") && tokens.accept("=");
    return orEqual ? sign.map(s -> s + "=") : sign;
  }

  /**
   * A port or a range.
   *
   * @param openAllowed whether {@code first:*} may stand here, as it may behind {@code ->}
   */
  Ports ports(boolean openAllowed) throws RuleRefused {
    String text = tokens.numberOrString();
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new Ports(port(text), Optional.empty(), false);
    }
    int first = port(text.substring(0, colon));
    String end = text.substring(colon + 1);
    if (openAllowed && end.equals("*")) {
      return new Ports(first, Optional.empty(), true);
    }
    int last = port(end);
    return new Ports(first, first == last ? Optional.empty() : Optional.of(last), false);
  }

  private int port(String text) throws RuleRefused {
    if (!text.matches("[0-9]+")) {
      return Services.port(text).orElseThrow(() -> tokens.refuse("unknown port " + text));
    }
    if (text.length() > 9 || Integer.parseInt(text) > 65535) {
      throw tokens.refuse("illegal port value " + text);
    }
    return Integer.parseInt(text);
  }
}
