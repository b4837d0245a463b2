package org.qjailctl.core.pf;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.pf.Token.Kind;

/** Reads {@code route-to} and the like, by which a rule sends packets another way. */
final class RouteParser {

  private final TokenCursor tokens;
  private final HostParser hosts;

  RouteParser(TokenCursor tokens, HostParser hosts) {
    this.tokens = tokens;
    this.hosts = hosts;
  }

  /** The route as printed, with a blank before it; empty where there is none. */
  String route() throws RuleRefused {
    Optional<String> word = tokens.acceptAny("route-to", "reply-to", "dup-to", "fastroute");
    if (word.isEmpty() || word.get().equals("fastroute")) {
      return word.map(found -> " " + found).orElse("");
    }
    List<String> ways = tokens.listOf(this::way);
    String text = ways.size() == 1 ? ways.getFirst() : "{ " + String.join(", ", ways) + " }";
    PoolOptions options = PoolOptions.read(tokens);
    return " "
        + word.get()
        + " "
        + text
        + (ways.size() > 1 ? " round-robin" : "")
        + (options.sticky() ? " sticky-address" : "");
  }

  private String way() throws RuleRefused {
    if (!tokens.accept("(")) {
      return tokens.expect(Kind.STRING);
    }
    String through = tokens.expect(Kind.STRING);
    String way =
        tokens.peek().is(")")
            ? through
            : "(" + through + " " + hosts.host().getFirst().address() + ")";
    tokens.expect(")");
    return way;
  }
}
