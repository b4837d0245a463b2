package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.pf.Token.Kind;

/** Reads what translation and filter rules have in common: {@code on} to {@code to}. */
final class MatchParser {

  private final TokenCursor tokens;
  private final HostParser hosts;
  private final PortParser ports;

  MatchParser(TokenCursor tokens, HostParser hosts) {
    this.tokens = tokens;
    this.hosts = hosts;
    this.ports = new PortParser(tokens);
  }

  Match match() throws RuleRefused {
    return match(interfaces());
  }

  List<Match.On> interfaces() throws RuleRefused {
    return tokens.accept("on") ? tokens.listOf(this::on) : List.of();
  }

  /** What follows the interfaces. */
  Match match(List<Match.On> on) throws RuleRefused {
    Optional<Family> family = family();
    List<String> protocols = tokens.accept("proto") ? tokens.listOf(this::protocol) : List.of();
    if (tokens.accept("all")) {
      return new Match(on, family, protocols, Match.Side.ANY, List.of(), Match.Side.ANY);
    }
    Match.Side from = tokens.accept("from") ? side() : Match.Side.ANY;
    List<String> os =
        tokens.accept("os") ? tokens.listOf(() -> tokens.expect(Kind.STRING)) : List.of();
    Match.Side to = tokens.accept("to") ? side() : Match.Side.ANY;
    return new Match(on, family, protocols, from, os, to);
  }

  Match.On on() throws RuleRefused {
    boolean not = tokens.accept("!");
    return new Match.On(not, tokens.expect(Kind.STRING));
  }

  Optional<Family> family() {
    if (tokens.accept("inet")) {
      return Optional.of(Family.INET);
    }
    return tokens.accept("inet6") ? Optional.of(Family.INET6) : Optional.empty();
  }

  private String protocol() throws RuleRefused {
    boolean number = tokens.peek().is(Kind.NUMBER);
    String name = tokens.numberOrString();
    if (!number) {
      return Protocols.named(name).orElseThrow(() -> tokens.refuse("unknown protocol " + name));
    }
    int value = name.length() > 4 ? -1 : Integer.parseInt(name);
    if (value < 0 || value > 255) {
      throw tokens.refuse("protocol outside range");
    }
    if (value == 0) {
      throw tokens.refuse("proto 0 cannot be used");
    }
    return Protocols.numbered(value);
  }

  private Match.Side side() throws RuleRefused {
    List<RuleHost> found = new ArrayList<>();
    if (!tokens.peek().is("port")) {
      tokens.listOf(hosts::hostOrAny).forEach(found::addAll);
    }
    return new Match.Side(found, tokens.accept("port") ? tokens.listOf(ports::match) : List.of());
  }
}
