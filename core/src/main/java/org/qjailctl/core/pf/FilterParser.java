package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads filter rules after their first word. */
final class FilterParser {

  private final TokenCursor tokens;
  private final MatchParser matches;
  private final LogParser logs;
  private final RouteParser routes;
  private final TranslationParser translation;

  FilterParser(
      TokenCursor tokens, MatchParser matches, HostParser hosts, TranslationParser translation) {
    this.tokens = tokens;
    this.matches = matches;
    this.logs = new LogParser(tokens);
    this.routes = new RouteParser(tokens, hosts);
    this.translation = translation;
  }

  static Rule.Direction direction(TokenCursor tokens) {
    if (tokens.accept("in")) {
      return Rule.Direction.IN;
    }
    return tokens.accept("out") ? Rule.Direction.OUT : Rule.Direction.BOTH;
  }

  /**
   * The rules that one statement makes.
   *
   * @param action {@code pass}, {@code block} or {@code match}
   * @param policy what a plain block does
   * @param at where it is written
   */
  List<Rule> rules(String action, String policy, Rule.Spot at, Order inOrder) throws RuleRefused {
    boolean passes = action.equals("pass");
    Optional<String> block =
        action.equals("block")
            ? tokens.acceptAny("drop", "return-icmp6", "return-icmp", "return-rst", "return")
            : Optional.empty();
    String answer = block.isPresent() ? RareOptions.answer(tokens) : "";
    Rule.Direction direction = direction(tokens);
    String logged = logs.logAndQuick();
    List<Match.On> on = matches.interfaces();
    String route = routes.route();
    Match match = matches.match(on);
    FilterOptions options = FilterOptionsParser.read(tokens);
    Optional<Rule.Applied> applied = translation.inFilter(match);
    inOrder.check();
    refuseUnfit(match, options, action, direction, route);
    List<Rule> rules = new ArrayList<>();
    for (Combination each : Combination.of(match.withDecidedFamily(), options.icmpTypes())) {
      if (consistent(each, block.orElse(policy))) {
        String how =
            action.equals("block")
                ? " " + spelled(block.orElse(policy), answer, each.family())
                : "";
        String start = action + how + direction.word() + logged;
        for (FilterOptions one : owned(options)) {
          rules.add(
              new Rule.Filter(
                  at,
                  Rule.Action.valueOf(action.toUpperCase(Locale.ROOT)),
                  direction,
                  logged.endsWith(" quick"),
                  each,
                  one,
                  applied,
                  start
                      + one.canonical(each, route, passes, false)
                      + applied.map(Rule.Applied::text).orElse("")));
        }
      }
    }
    return orNone(tokens, rules);
  }

  private static List<FilterOptions> owned(FilterOptions options) {
    List<FilterOptions> all = new ArrayList<>();
    for (List<String> user : each(options.users())) {
      for (List<String> group : each(options.groups())) {
        all.add(options.of(user, group));
      }
    }
    return all;
  }

  private static List<List<String>> each(List<String> items) {
    return items.isEmpty() ? List.of(List.of()) : items.stream().map(List::of).toList();
  }

  private void refuseUnfit(
      Match match, FilterOptions options, String action, Rule.Direction direction, String route)
      throws RuleRefused {
    boolean notTcp = !match.protocols().isEmpty() && !match.protocols().contains("tcp");
    if (notTcp && options.flags().filter(f -> !f.equals("any")).isPresent()) {
      throw tokens.refuse("flags only apply to tcp");
    }
    if (notTcp && !match.os().isEmpty()) {
      throw tokens.refuse("OS fingerprinting only applies to tcp");
    }
    if (action.equals("block") && options.state().filter(s -> !s.equals("no")).isPresent()) {
      tokens.complain("keep state is great, but only for pass rules");
      throw tokens.refuse("skipping rule due to errors");
    }
    if (!route.isEmpty() && direction == Rule.Direction.BOTH) {
      throw tokens.refuse("direction must be explicit with rules that specify routing");
    }
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

  static List<Rule> orNone(TokenCursor tokens, List<Rule> rules) {
    if (rules.isEmpty()) {
      tokens.complain("rule expands to no valid combination");
    }
    return rules;
  }

  private static String spelled(String block, String answer, Optional<Family> family) {
    if (!answer.isEmpty() || !block.startsWith("return-icmp")) {
      return block + answer;
    }
    return family
        .map(f -> f == Family.INET ? "return-icmp(port-unr)" : "return-icmp6(port-unr)")
        .orElse("return-icmp(port-unr, port-unr)");
  }
}
