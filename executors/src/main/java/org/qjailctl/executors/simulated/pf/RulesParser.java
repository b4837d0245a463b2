package org.qjailctl.executors.simulated.pf;

import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.pf.Token.Kind;
import org.qjailctl.executors.simulated.world.Interfaces;

/**
 * Reads one file of pf.conf(5), statement by statement, and goes on behind one that it refuses.
 * Interfaces are looked at as they are at this moment.
 */
final class RulesParser {

  private final ParsedRules.Gathering rules = new ParsedRules.Gathering();
  private final String anchor;
  private final Lexer lexer;
  private final TokenCursor tokens;
  private final TranslationParser translation;
  private final FilterParser filter;
  private final OptionParser options;
  private Section section = Section.NONE;
  private boolean ordered = true;
  private String blockPolicy = "drop";

  private RulesParser(String text, String anchor, Interfaces interfaces, Problems problems) {
    this.anchor = anchor;
    this.lexer = new Lexer(text, problems);
    this.tokens = new TokenCursor(lexer, problems);
    HostLookup lookup = new HostLookup(interfaces, problems);
    HostParser hosts = new HostParser(tokens, lookup);
    MatchParser matches = new MatchParser(tokens, hosts);
    this.translation = new TranslationParser(tokens, matches, hosts);
    this.filter = new FilterParser(tokens, matches, lookup);
    this.options = new OptionParser(tokens, hosts);
  }

  /**
   * Reads rules.
   *
   * @param file the name for messages
   * @param anchor the anchor that they are for; empty for the main ruleset
   */
  static ParsedRules parse(String text, String file, String anchor, Interfaces interfaces) {
    Problems problems = new Problems(file);
    RulesParser parser = new RulesParser(text, anchor, interfaces, problems);
    parser.statements();
    return parser.rules.with(problems);
  }

  private void statements() {
    while (!tokens.peek().is(Kind.FILE_END)) {
      if (tokens.peek().is(Kind.LINE_END)) {
        tokens.next();
        continue;
      }
      try {
        statement();
        tokens.expect(Kind.LINE_END);
      } catch (RuleRefused refused) {
        if (!tokens.recover()) {
          return;
        }
      }
    }
  }

  private void statement() throws RuleRefused {
    if (tokens.peek().is(Kind.STRING)) {
      macro();
      return;
    }
    boolean no = tokens.accept("no");
    Optional<String> first =
        no
            ? tokens.acceptAny("nat", "rdr", "scrub")
            : tokens.acceptAny(
                "set",
                "table",
                "load",
                "scrub",
                "nat",
                "rdr",
                "nat-anchor",
                "rdr-anchor",
                "anchor",
                "antispoof",
                "pass",
                "block");
    String word = first.orElse("");
    switch (word) {
      case "set" -> set();
      case "table" -> rules.preamble.add(options.table());
      case "load" -> load();
      case "scrub" -> rules.scrub.addAll(filter.scrub(no, in(Section.NORMALIZATION)));
      case "nat" -> rules.nat.addAll(translation.rules(word, no, in(Section.TRANSLATION)));
      case "rdr" -> rules.rdr.addAll(translation.rules(word, no, in(Section.TRANSLATION)));
      case "nat-anchor" -> rules.nat.addAll(filter.anchor(word, in(Section.TRANSLATION)));
      case "rdr-anchor" -> rules.rdr.addAll(filter.anchor(word, in(Section.TRANSLATION)));
      case "anchor" -> rules.filter.addAll(filter.anchor(word, in(Section.FILTERING)));
      case "antispoof" -> rules.filter.addAll(filter.antispoof(in(Section.FILTERING)));
      case "pass", "block" ->
          rules.filter.addAll(filter.filter(word, blockPolicy, in(Section.FILTERING)));
      default -> throw tokens.syntaxError();
    }
  }

  private void macro() throws RuleRefused {
    String name = tokens.expect(Kind.STRING);
    tokens.expect("=");
    StringBuilder value = new StringBuilder(tokens.numberOrString());
    while (tokens.peek().is(Kind.STRING) || tokens.peek().is(Kind.NUMBER)) {
      value.append(' ').append(tokens.next().text());
    }
    rules.preamble.add(name + " = \"" + value + "\"");
    if (name.contains(" ") || name.contains("\t")) {
      throw tokens.refuse("macro name cannot contain whitespace");
    }
    lexer.define(name, value.toString());
  }

  private void set() throws RuleRefused {
    List<String> lines = options.set(in(Section.OPTIONS));
    rules.preamble.addAll(lines);
    String line = lines.getFirst();
    if (line.startsWith("set block-policy ")) {
      blockPolicy = line.substring("set block-policy ".length());
    } else if (line.startsWith("set require-order ")) {
      ordered = line.endsWith(" yes");
    }
  }

  private void load() throws RuleRefused {
    tokens.expect("anchor");
    String name = tokens.strings();
    tokens.expect("from");
    String file = tokens.strings();
    rules.loads.add(new ParsedRules.Load(anchor.isEmpty() ? name : anchor + "/" + name, file));
  }

  /** pfctl(8) looks at the whole statement first, so that what is left over is told before. */
  private Order in(Section wanted) {
    return () -> {
      if (!tokens.peek().is(Kind.LINE_END)) {
        throw tokens.syntaxError();
      }
      if (ordered && wanted.compareTo(section) < 0) {
        throw tokens.refuse(Section.DISORDER);
      }
      section = wanted;
    };
  }
}
