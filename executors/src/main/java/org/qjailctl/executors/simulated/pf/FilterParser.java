package org.qjailctl.executors.simulated.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.pf.Token.Kind;

/** Reads filter rules, scrub rules and anchors behind their first word. */
final class FilterParser {

  private final TokenCursor tokens;
  private final MatchParser matches;
  private final HostLookup lookup;
  private final LogParser logs;

  FilterParser(TokenCursor tokens, MatchParser matches, HostLookup lookup) {
    this.tokens = tokens;
    this.matches = matches;
    this.lookup = lookup;
    this.logs = new LogParser(tokens);
  }

  private String direction() {
    return tokens.acceptAny("in", "out").map(d -> " " + d).orElse("");
  }

  /** A pass or block rule; {@code policy} is what a plain block does. */
  List<String> filter(String action, String policy, Order inOrder) throws RuleRefused {
    boolean passes = action.equals("pass");
    Optional<String> block =
        passes
            ? Optional.empty()
            : tokens.acceptAny("drop", "return-icmp6", "return-icmp", "return-rst", "return");
    String start = action + (passes ? "" : "%s") + direction() + logs.logAndQuick();
    Match match = matches.match();
    FilterOptions options = FilterOptionsParser.read(tokens);
    inOrder.check();
    boolean notTcp = !match.protocols().isEmpty() && !match.protocols().contains("tcp");
    if (notTcp && options.flags().filter(f -> !f.equals("any")).isPresent()) {
      throw tokens.refuse("flags only apply to tcp");
    }
    if (!passes && options.state().filter(s -> !s.equals("no")).isPresent()) {
      tokens.complain("keep state is great, but only for pass rules");
      throw tokens.refuse("skipping rule due to errors");
    }
    List<String> lines = new ArrayList<>();
    for (Combination each : Combination.of(match.withDecidedFamily(), options.icmpTypes())) {
      if (consistent(each, block.orElse(policy))) {
        String how = passes ? "" : " " + spelled(block.orElse(policy), each.family());
        lines.add(start.formatted(how) + options.canonical(each, passes, false));
      }
    }
    return orNone(lines);
  }

  /** The checks of filter_consistent in parse.y. */
  private boolean consistent(Combination rule, String block) {
    List<String> wrong = new ArrayList<>();
    if (!rule.overTcpOrUdp() && (rule.fromPort().isPresent() || rule.toPort().isPresent())) {
      wrong.add("port only applies to tcp/udp");
    }
    if (!rule.icmp().isEmpty() && !List.of("icmp", "ipv6-icmp").contains(rule.protocol())) {
      wrong.add("icmp-type/code only applies to icmp");
    }
    if (!rule.icmp().isEmpty() && rule.family().isEmpty()) {
      wrong.add("must indicate address family with icmp-type/code");
    }
    if (block.equals("return-rst") && !rule.protocol().equals("tcp")) {
      wrong.add("return-rst can only be applied to TCP rules");
    }
    if (!wrong.isEmpty()) {
      wrong.add("skipping rule due to errors");
    }
    wrong.forEach(tokens::complain);
    return wrong.isEmpty();
  }

  private List<String> orNone(List<String> lines) {
    if (lines.isEmpty()) {
      tokens.complain("rule expands to no valid combination");
    }
    return lines;
  }

  private static String spelled(String block, Optional<Family> family) {
    if (!block.startsWith("return-icmp")) {
      return block;
    }
    return family
        .map(f -> f == Family.INET ? "return-icmp(port-unr)" : "return-icmp6(port-unr)")
        .orElse("return-icmp(port-unr, port-unr)");
  }

  /** {@code anchor}, {@code nat-anchor} or {@code rdr-anchor}. */
  List<String> anchor(String word, Order inOrder) throws RuleRefused {
    boolean filters = word.equals("anchor");
    String name = filters ? tokens.expect(Kind.STRING) : tokens.strings();
    String start = word + " \"" + name + "\"";
    if (filters) {
      start += direction() + (tokens.accept("quick") ? " quick" : "");
    }
    Match match = matches.match();
    Optional<FilterOptions> options =
        filters ? Optional.of(FilterOptionsParser.read(tokens)) : Optional.empty();
    inOrder.check();
    if (name.startsWith("_") || name.contains("/_")) {
      throw tokens.refuse("anchor names beginning with '_' are reserved for internal use");
    }
    if (options.flatMap(FilterOptions::state).filter(s -> !s.equals("no")).isPresent()) {
      throw tokens.refuse("cannot specify state handling on anchors");
    }
    List<String> lines = new ArrayList<>();
    for (Combination each : Combination.of(match.withDecidedFamily(), List.of())) {
      lines.add(
          start + options.map(o -> o.canonical(each, false, true)).orElseGet(each::canonical));
    }
    return orNone(lines);
  }

  List<String> scrub(boolean no, Order inOrder) throws RuleRefused {
    String start = (no ? "no scrub" : "scrub") + direction() + logs.log();
    Match match = matches.match();
    ScrubOptions options = ScrubOptions.read(tokens);
    inOrder.check();
    List<String> lines = new ArrayList<>();
    for (Combination each : Combination.of(match, List.of())) {
      lines.add(start + each.canonical() + (no ? "" : options.canonical()));
    }
    return orNone(lines);
  }

  /** Two kinds of block rules for each interface: its networks elsewhere, and its addresses. */
  List<String> antispoof(Order inOrder) throws RuleRefused {
    String start = "block drop in" + logs.logAndQuick();
    tokens.expect("for");
    List<Match.On> interfaces = tokens.listOf(matches::on);
    Optional<Family> family = matches.family();
    inOrder.check();
    List<String> lines = new ArrayList<>();
    for (Match.On each : interfaces) {
      Match.On elsewhere = new Match.On(true, each.name());
      List<RuleHost> networks = lookup.ofInterface(each.name() + ":network", Optional.empty());
      lines.addAll(blocked(start, List.of(elsewhere), family, networks));
      if (!each.name().startsWith("lo")) {
        List<RuleHost> own = lookup.ofInterface(each.name(), Optional.empty());
        lines.addAll(blocked(start, List.of(), family, own));
      }
    }
    return lines;
  }

  private static List<String> blocked(
      String start, List<Match.On> on, Optional<Family> family, List<RuleHost> from) {
    if (from.isEmpty()) {
      return List.of();
    }
    Match match = new Match(on, family, List.of(), new Match.Side(from, List.of()), Match.Side.ANY);
    return Combination.of(match, List.of()).stream().map(c -> start + c.canonical()).toList();
  }
}
