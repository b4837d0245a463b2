package org.qjailctl.executors.simulated.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.pf.Token.Kind;

/** Reads {@code nat} and {@code rdr} rules behind their first word. */
final class TranslationParser {

  /** What stands behind the arrow. */
  private record Target(List<RuleHost> hosts, Optional<PortParser.Ports> ports) {}

  private final TokenCursor tokens;
  private final MatchParser matches;
  private final HostParser hosts;
  private final PortParser ports;
  private final LogParser logs;

  TranslationParser(TokenCursor tokens, MatchParser matches, HostParser hosts) {
    this.tokens = tokens;
    this.matches = matches;
    this.hosts = hosts;
    this.ports = new PortParser(tokens);
    this.logs = new LogParser(tokens);
  }

  /**
   * The rules that one statement makes; {@code inOrder} is called where pfctl(8) checks the order.
   */
  List<String> rules(String action, boolean no, Order inOrder) throws RuleRefused {
    boolean pass = tokens.accept("pass");
    if (no && pass) {
      throw tokens.refuse("\"pass\" not valid with \"no\"");
    }
    String start = (no ? "no " : "") + action + (pass ? " pass" : "") + logs.log();
    Match match = matches.match();
    String tags = tags();
    Optional<Target> target = target();
    PoolOptions options = PoolOptions.read(tokens);
    inOrder.check();
    match = match.in(match.family().or(match.from()::firstFamily).or(match.to()::firstFamily));
    if (no) {
      if (target.isPresent()) {
        throw tokens.refuse("translation rule with 'no' does not need '->'");
      }
      return lines(match, start, tags, action, Optional.empty());
    }
    if (target.isEmpty()) {
      throw tokens.refuse("translation rule requires '-> address'");
    }
    Optional<Family> family =
        match.family().or(() -> new Match.Side(target.get().hosts(), List.of()).firstFamily());
    String pool = tags + " -> " + pool(action, match, family, target.get(), options);
    return lines(match.in(family), start, pool, action, target.get().ports());
  }

  private String tags() throws RuleRefused {
    String tag = tokens.accept("tag") ? " tag " + tokens.expect(Kind.STRING) : "";
    boolean not = tokens.accept("!");
    if (tokens.accept("tagged")) {
      return tag + (not ? " !" : "") + " tagged " + tokens.strings();
    }
    if (not) {
      throw tokens.syntaxError();
    }
    return tag;
  }

  private Optional<Target> target() throws RuleRefused {
    if (!tokens.accept("->")) {
      return Optional.empty();
    }
    List<RuleHost> all = new ArrayList<>();
    tokens.listOf(hosts::host).forEach(all::addAll);
    return Optional.of(
        new Target(all, tokens.accept("port") ? Optional.of(ports.ports(true)) : Optional.empty()));
  }

  private String pool(
      String action, Match match, Optional<Family> family, Target target, PoolOptions options)
      throws RuleRefused {
    List<RuleHost> fitting =
        target.hosts().stream()
            .filter(
                h ->
                    family.isEmpty()
                        || h.address().family().isEmpty()
                        || h.address().family().equals(family))
            .toList();
    if (fitting.isEmpty()) {
      throw tokens.refuse("no translation address with matching address family found.");
    }
    List<String> names = fitting.stream().map(h -> h.address().toString()).toList();
    String text = names.size() == 1 ? names.getFirst() : "{ " + String.join(", ", names) + " }";
    String port = target.ports().map(p -> action.equals("rdr") ? to(p, match) : from(p)).orElse("");
    return text + port + options.canonical(tokens, action, fitting);
  }

  /** rdr: {@code first:*} is as wide as the range before the arrow. */
  private static String to(PortParser.Ports ports, Match match) {
    int width =
        match.to().ports().stream()
            .findFirst()
            .filter(p -> p.operator().equals(":"))
            .map(p -> p.second() - p.first())
            .orElse(0);
    int last = ports.open() ? ports.first() + width : ports.last().orElse(0);
    return " port " + ports.first() + (last == 0 || last == ports.first() ? "" : ":" + last);
  }

  private static String from(PortParser.Ports ports) {
    int last = ports.last().orElse(ports.first());
    boolean usual = ports.first() == 50001 && last == 65535;
    return usual ? "" : " port " + ports.first() + (last == ports.first() ? "" : ":" + last);
  }

  private List<String> lines(
      Match match, String start, String end, String action, Optional<PortParser.Ports> poolPorts) {
    List<String> lines = new ArrayList<>();
    for (Combination each : Combination.of(match, List.of())) {
      if (action.equals("rdr") && inconsistent(each, poolPorts.isPresent())) {
        tokens.complain("skipping rule due to errors");
      } else {
        lines.add(start + each.canonical() + end);
      }
    }
    if (lines.isEmpty()) {
      tokens.complain("rule expands to no valid combination");
    }
    return lines;
  }

  /** The checks of rdr_consistent in parse.y. */
  private boolean inconsistent(Combination rule, boolean poolPort) {
    List<String> wrong = new ArrayList<>();
    if (!rule.overTcpOrUdp()) {
      rule.fromPort().ifPresent(p -> wrong.add("src port only applies to tcp/udp"));
      rule.toPort().ifPresent(p -> wrong.add("dst port only applies to tcp/udp"));
      if (poolPort) {
        wrong.add("rpool port only applies to tcp/udp");
      }
    }
    if (rule.toPort().filter(p -> !p.operator().matches("[=:]")).isPresent()) {
      wrong.add("invalid port operator for rdr destination port");
    }
    wrong.forEach(tokens::complain);
    return !wrong.isEmpty();
  }
}
