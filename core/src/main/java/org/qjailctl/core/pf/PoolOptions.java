package org.qjailctl.core.pf;

import java.util.List;
import java.util.Optional;

/** What stands behind a translation address: how one of several is chosen. */
record PoolOptions(Optional<String> type, boolean sticky, boolean staticPort) {

  static PoolOptions read(TokenCursor tokens) throws RuleRefused {
    Optional<String> type = Optional.empty();
    boolean sticky = false;
    boolean staticPort = false;
    while (true) {
      Optional<String> next =
          tokens.acceptAny(
              "bitmask",
              "random",
              "round-robin",
              "source-hash",
              "sticky-address",
              "static-port",
              "map-e-portset");
      if (next.isEmpty()) {
        return new PoolOptions(type, sticky, staticPort);
      }
      switch (next.get()) {
        case "sticky-address" -> sticky = true;
        case "static-port" -> staticPort = true;
        case "map-e-portset" -> portSet(tokens);
        default -> {
          if (type.isPresent()) {
            throw tokens.refuse("pool type cannot be redefined");
          }
          type = next;
          if (next.get().equals("source-hash") && tokens.peek().is(Token.Kind.STRING)) {
            tokens.strings();
          }
        }
      }
    }
  }

  private static void portSet(TokenCursor tokens) throws RuleRefused {
    tokens.expect(Token.Kind.NUMBER);
    tokens.expect("/");
    tokens.expect(Token.Kind.NUMBER);
    tokens.expect("/");
    tokens.expect(Token.Kind.NUMBER);
  }

  /** Several addresses, a table or an interface that may have several go round-robin. */
  String canonical(TokenCursor tokens, Rule.Kind kind, List<RuleHost> hosts) throws RuleRefused {
    Address first = hosts.getFirst().address();
    boolean table = first instanceof Address.Table;
    boolean alias = first instanceof Address.Dynamic dynamic && dynamic.several();
    boolean several = hosts.size() > 1;
    String chosen = type.orElse(several || table || alias ? "round-robin" : "");
    if (!chosen.equals("round-robin")) {
      if (table) {
        throw tokens.refuse("tables are only supported in round-robin redirection pools");
      }
      if (first instanceof Address.Dynamic dynamic && alias) {
        throw tokens.refuse(
            "interface ("
                + dynamic.name().replaceFirst(":.*", "")
                + ") is only supported in round-robin redirection pools");
      }
      if (several) {
        throw tokens.refuse("only round-robin valid for multiple redirection addresses");
      }
    }
    if (staticPort && kind != Rule.Kind.NAT) {
      throw tokens.refuse("the 'static-port' option is only valid with nat rules");
    }
    return (chosen.isEmpty() ? "" : " " + chosen)
        + (sticky ? " sticky-address" : "")
        + (staticPort ? " static-port" : "");
  }
}
