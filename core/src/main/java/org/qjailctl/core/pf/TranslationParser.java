package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.pf.Token.Kind;

/** Reads {@code nat}, {@code binat} and {@code rdr} rules after their first word. */
final class TranslationParser {

  /** What stands after the arrow. */
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
  List<Rule> rules(Rule.Kind kind, boolean no, Rule.Spot at, Order inOrder) throws RuleRefused {
    boolean pass = tokens.accept("pass");
    if (no && pass) {
      throw tokens.refuse("\"pass\" not valid with \"no\"");
    }
    String start = (no ? "no " : "") + kind.word() + (pass ? " pass" : "") + logs.log();
    Match match = matches.match();
    Rule.Tags tags = tags();
    String table = tokens.accept("rtable") ? " rtable " + tokens.expect(Kind.NUMBER) : "";
    Optional<Target> target = target();
    PoolOptions options = PoolOptions.read(tokens);
    inOrder.check();
    match = match.in(match.family().or(match.from()::firstFamily).or(match.to()::firstFamily));
    Statement statement = new Statement(at, kind, no, pass, tags, start);
    if (no) {
      if (target.isPresent()) {
        throw tokens.refuse("translation rule with 'no' does not need '->'");
      }
      return statement.rules(match, table, Optional.empty(), false);
    }
    if (target.isEmpty()) {
      throw tokens.refuse("translation rule requires '-> address'");
    }
    Optional<Family> family =
        match.family().or(() -> new Match.Side(target.get().hosts(), List.of()).firstFamily());
    Pool pool = pool(kind, match, family, target.get(), options);
    return statement.rules(
        match.in(family),
        table + " -> " + pool.text(),
        Optional.of(pool.target()),
        target.get().ports().isPresent());
  }

  /** {@code nat-to}, {@code rdr-to} or {@code binat-to} of a filter rule, since FreeBSD 15. */
  Optional<Rule.Applied> inFilter(Match match) throws RuleRefused {
    Optional<String> word = tokens.acceptAny("nat-to", "rdr-to", "binat-to");
    if (word.isEmpty()) {
      return Optional.empty();
    }
    Rule.Kind kind =
        switch (word.get()) {
          case "nat-to" -> Rule.Kind.NAT;
          case "rdr-to" -> Rule.Kind.RDR;
          default -> Rule.Kind.BINAT;
        };
    Target target = afterArrow();
    PoolOptions options = PoolOptions.read(tokens);
    Optional<Family> family =
        match
            .family()
            .or(match.from()::firstFamily)
            .or(match.to()::firstFamily)
            .or(() -> new Match.Side(target.hosts(), List.of()).firstFamily());
    Pool pool = pool(kind, match, family, target, options);
    return Optional.of(new Rule.Applied(kind, pool.target(), " " + word.get() + " " + pool.text()));
  }

  private Rule.Tags tags() throws RuleRefused {
    String tag = tokens.accept("tag") ? tokens.expect(Kind.STRING) : "";
    boolean not = tokens.accept("!");
    if (tokens.accept("tagged")) {
      return new Rule.Tags(tag, tokens.strings(), not);
    }
    if (not) {
      throw tokens.syntaxError();
    }
    return new Rule.Tags(tag, "", false);
  }

  private Optional<Target> target() throws RuleRefused {
    return tokens.accept("->") ? Optional.of(afterArrow()) : Optional.empty();
  }

  private Target afterArrow() throws RuleRefused {
    List<RuleHost> all = new ArrayList<>();
    tokens.listOf(hosts::host).forEach(all::addAll);
    return new Target(
        all, tokens.accept("port") ? Optional.of(ports.ports(true)) : Optional.empty());
  }

  /** Where packets are sent, and how that is printed. */
  private record Pool(Rule.Target target, String text) {}

  private Pool pool(
      Rule.Kind kind, Match match, Optional<Family> family, Target target, PoolOptions options)
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
    int first = target.ports().map(PortParser.Ports::first).orElse(0);
    int last = target.ports().map(p -> kind == Rule.Kind.RDR ? to(p, match) : end(p)).orElse(0);
    boolean usual = kind == Rule.Kind.NAT && first == 50001 && last == 65535;
    String port =
        first == 0 || usual
            ? ""
            : " port " + first + (last == 0 || last == first ? "" : ":" + last);
    return new Pool(
        new Rule.Target(fitting, first, last),
        text + port + options.canonical(tokens, kind, fitting));
  }

  private static int end(PortParser.Ports ports) {
    return ports.last().orElse(ports.first());
  }

  /** rdr: {@code first:*} is as wide as the range before the arrow. */
  private static int to(PortParser.Ports ports, Match match) {
    int width =
        match.to().ports().stream()
            .findFirst()
            .filter(p -> p.operator().equals(":"))
            .map(p -> p.second() - p.first())
            .orElse(0);
    return ports.open() ? ports.first() + width : ports.last().orElse(0);
  }

  /** What all rules of one statement have in common. */
  private final class Statement {
    private final Rule.Spot at;
    private final Rule.Kind kind;
    private final boolean no;
    private final boolean pass;
    private final Rule.Tags tags;
    private final String start;

    Statement(
        Rule.Spot at, Rule.Kind kind, boolean no, boolean pass, Rule.Tags tags, String start) {
      this.at = at;
      this.kind = kind;
      this.no = no;
      this.pass = pass;
      this.tags = tags;
      this.start = start;
    }

    List<Rule> rules(Match match, String end, Optional<Rule.Target> target, boolean port) {
      String marked =
          (tags.sets().isEmpty() ? "" : " tag " + tags.sets())
              + (tags.needs().isEmpty()
                  ? ""
                  : (tags.other() ? " ! tagged " : " tagged ") + tags.needs());
      List<Rule> rules = new ArrayList<>();
      for (Combination each : Combination.of(match, List.of())) {
        if (kind == Rule.Kind.RDR && inconsistent(each, port)) {
          tokens.complain("skipping rule due to errors");
        } else {
          String text = start + each.canonical() + marked + end;
          rules.add(new Rule.Translation(at, kind, no, pass, each, tags, target, text));
        }
      }
      return FilterParser.orNone(tokens, rules);
    }
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
