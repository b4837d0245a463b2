package org.qjailctl.core.pf;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.pf.Token.Kind;

/** Reads {@code route-to} and the like, by which a rule sends packets another way. */
final class RouteParser {

  private final TokenCursor tokens;
  private final HostParser hosts;
  private Optional<Family> family = Optional.empty();

  RouteParser(TokenCursor tokens, HostParser hosts) {
    this.tokens = tokens;
    this.hosts = hosts;
  }

  /**
   * A route.
   *
   * @param text as printed, with a blank before it; empty where there is none
   * @param family of the routers
   */
  record Route(String text, Optional<Family> family) {}

  Route route() throws RuleRefused {
    family = Optional.empty();
    Optional<String> word = tokens.acceptAny("route-to", "reply-to", "dup-to", "fastroute");
    if (word.isEmpty() || word.get().equals("fastroute")) {
      return new Route(word.map(found -> " " + found).orElse(""), Optional.empty());
    }
    List<String> ways = tokens.listOf(this::way);
    String text = ways.size() == 1 ? ways.getFirst() : "{ " + String.join(", ", ways) + " }";
    PoolOptions options = PoolOptions.read(tokens);
    String all =
        " "
            + word.get()
            + " "
            + text
            + (ways.size() > 1 ? " round-robin" : "")
            + (options.sticky() ? " sticky-address" : "");
    return new Route(all, family);
  }

  private String way() throws RuleRefused {
    if (!tokens.accept("(")) {
      return tokens.expect(Kind.STRING);
    }
    String through = tokens.expect(Kind.STRING);
    if (tokens.accept(")")) {
      return through;
    }
    Address address = hosts.host().getFirst().address();
    family = family.or(address::family);
    tokens.expect(")");
    return "(" + through + " " + address + ")";
  }
}
