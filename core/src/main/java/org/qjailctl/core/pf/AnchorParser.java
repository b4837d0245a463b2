package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.pf.Token.Kind;

/** Reads scrub rules, anchors and {@code antispoof} after their first word. */
final class AnchorParser {

  /** Reads the rules between the braces of an anchor. */
  interface Inside {
    List<Rule> rules() throws RuleRefused;
  }

  private final TokenCursor tokens;
  private final MatchParser matches;
  private final HostLookup lookup;
  private final LogParser logs;

  AnchorParser(TokenCursor tokens, MatchParser matches, HostLookup lookup) {
    this.tokens = tokens;
    this.matches = matches;
    this.lookup = lookup;
    this.logs = new LogParser(tokens);
  }

  /** {@code anchor}, whose rules may stand in it. */
  List<Rule> anchor(Rule.Spot at, Order inOrder, Inside inside) throws RuleRefused {
    String name = tokens.peek().is(Kind.STRING) ? tokens.expect(Kind.STRING) : "";
    Rule.Direction direction = FilterParser.direction(tokens);
    boolean quick = tokens.accept("quick");
    Match match = matches.match();
    FilterOptions options = FilterOptionsParser.read(tokens);
    Optional<List<Rule>> rules =
        tokens.accept("{") ? Optional.of(inside.rules()) : Optional.empty();
    inOrder.check();
    refuseName(name);
    if (rules.isEmpty() && name.isEmpty()) {
      throw tokens.refuse("anchors without explicit rules must specify a name");
    }
    if (rules.isPresent() && name.contains("/")) {
      throw tokens.refuse("anchor paths containing '/' cannot be used for inline anchors.");
    }
    if (options.state().filter(s -> !s.equals("no")).isPresent()) {
      throw tokens.refuse("cannot specify state handling on anchors");
    }
    String start =
        "anchor"
            + (name.isEmpty() ? "" : " \"" + name + "\"")
            + direction.word()
            + (quick ? " quick" : "");
    List<Rule> lines = new ArrayList<>();
    for (Combination each : Combination.of(match.withDecidedFamily(), List.of())) {
      String line = start + options.canonical(each, "", false, true);
      lines.add(
          new Rule.Anchor(
              at,
              Optional.empty(),
              name,
              direction,
              quick,
              each,
              options,
              rules,
              rules.map(some -> braced(line, some)).orElse(line)));
    }
    return FilterParser.orNone(tokens, lines);
  }

  private static String braced(String line, List<Rule> rules) {
    StringBuilder text = new StringBuilder(line).append(" {");
    for (Rule rule : rules) {
      text.append("\n  ").append(rule.text().replace("\n", "\n  "));
    }
    return text.append("\n}").toString();
  }

  private void refuseName(String name) throws RuleRefused {
    if (name.startsWith("_") || name.contains("/_")) {
      throw tokens.refuse("anchor names beginning with '_' are reserved for internal use");
    }
  }

  /** {@code nat-anchor}, {@code rdr-anchor} or {@code binat-anchor}. */
  List<Rule> translation(Rule.Kind kind, Rule.Spot at, Order inOrder) throws RuleRefused {
    String name = tokens.strings();
    Match match = matches.match();
    if (tokens.accept("rtable")) {
      tokens.expect(Kind.NUMBER);
    }
    inOrder.check();
    refuseName(name);
    List<Rule> lines = new ArrayList<>();
    for (Combination each : Combination.of(match.withDecidedFamily(), List.of())) {
      lines.add(
          new Rule.Anchor(
              at,
              Optional.of(kind),
              name,
              Rule.Direction.BOTH,
              false,
              each,
              FilterOptions.NONE,
              Optional.empty(),
              kind.word() + "-anchor \"" + name + "\"" + each.canonical()));
    }
    return FilterParser.orNone(tokens, lines);
  }

  List<Rule> scrub(boolean no, Rule.Spot at, Order inOrder) throws RuleRefused {
    String start = (no ? "no scrub" : "scrub") + FilterParser.direction(tokens).word() + logs.log();
    Match match = matches.match();
    ScrubOptions options = ScrubOptions.read(tokens);
    inOrder.check();
    List<Rule> lines = new ArrayList<>();
    for (Combination each : Combination.of(match, List.of())) {
      String text = start + each.canonical() + (no ? "" : options.canonical());
      lines.add(new Rule.Scrub(at, text));
    }
    return FilterParser.orNone(tokens, lines);
  }

  /** Two kinds of block rules for each interface: its networks elsewhere, and its addresses. */
  List<Rule> antispoof(Rule.Spot at, Order inOrder) throws RuleRefused {
    String logged = logs.logAndQuick();
    tokens.expect("for");
    List<Antispoof> interfaces = tokens.listOf(this::spoofed);
    Optional<Family> family = matches.family();
    FilterOptions options = FilterOptionsParser.read(tokens);
    inOrder.check();
    List<Rule> lines = new ArrayList<>();
    for (Antispoof each : interfaces) {
      Match.On elsewhere = new Match.On(true, each.name);
      for (Match match : each.matches(elsewhere, family, lookup)) {
        for (Combination one : Combination.of(match, List.of())) {
          lines.add(
              new Rule.Filter(
                  at,
                  Rule.Action.BLOCK,
                  Rule.Direction.IN,
                  logged.endsWith(" quick"),
                  one,
                  options,
                  Optional.empty(),
                  "block drop in" + logged + options.canonical(one, "", false, false)));
        }
      }
    }
    return lines;
  }

  /** {@code em0}, or {@code (em0)}, whose addresses are those of any time. */
  private Antispoof spoofed() throws RuleRefused {
    boolean dynamic = tokens.accept("(");
    String name = tokens.expect(Kind.STRING);
    if (dynamic) {
      tokens.expect(")");
    }
    return new Antispoof(name, dynamic);
  }

  private record Antispoof(String name, boolean dynamic) {

    List<Match> matches(Match.On elsewhere, Optional<Family> family, HostLookup lookup) {
      List<Match> all = new ArrayList<>();
      blocked(List.of(elsewhere), family, addresses(":network", lookup)).ifPresent(all::add);
      if (!name.startsWith("lo")) {
        blocked(List.of(), family, addresses("", lookup)).ifPresent(all::add);
      }
      return all;
    }

    private List<RuleHost> addresses(String modifier, HostLookup lookup) {
      return dynamic
          ? List.of(RuleHost.of(new Address.Dynamic(name + modifier, "")))
          : lookup.ofInterface(name + modifier, Optional.empty());
    }

    private static Optional<Match> blocked(
        List<Match.On> on, Optional<Family> family, List<RuleHost> from) {
      if (from.isEmpty()) {
        return Optional.empty();
      }
      Match.Side side = new Match.Side(from, List.of());
      return Optional.of(new Match(on, family, List.of(), side, List.of(), Match.Side.ANY));
    }
  }
}
