package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.pf.Token.Kind;

/**
 * Reads one file of pf.conf(5), statement by statement, and goes on after one that it refuses.
 * Interfaces are looked at as they are at this moment.
 */
final class RulesParser {

  private static final int MOST_INCLUDED = 16;

  private final ParsedRules.Gathering rules = new ParsedRules.Gathering();
  private final String anchor;
  private final PfFiles files;
  private final Lexer lexer;
  private final TokenCursor tokens;
  private final TranslationParser translation;
  private final FilterParser filter;
  private final AnchorParser anchors;
  private final OptionParser options;
  private Section section = Section.NONE;
  private Section last = Section.NONE;
  private boolean ordered = true;
  private String blockPolicy = "drop";

  RulesParser(PfText text, Links links, PfFiles files, Problems problems) {
    this.anchor = text.anchor();
    this.files = files;
    this.lexer = new Lexer(text.text(), text.name(), problems);
    this.tokens = new TokenCursor(lexer, problems);
    HostLookup lookup = new HostLookup(links, problems);
    HostParser hosts = new HostParser(tokens, lookup);
    MatchParser matches = new MatchParser(tokens, hosts);
    this.translation = new TranslationParser(tokens, matches, hosts);
    this.filter = new FilterParser(tokens, matches, hosts, translation);
    this.anchors = new AnchorParser(tokens, matches, lookup);
    this.options = new OptionParser(tokens, hosts);
  }

  ParsedRules read(Problems problems) {
    statements();
    return rules.with(problems, ordered);
  }

  private void statements() {
    while (!tokens.peek().is(Kind.FILE_END)) {
      if (tokens.peek().is(Kind.LINE_END)) {
        tokens.next();
        continue;
      }
      int line = tokens.peek().statement();
      last = Section.NONE;
      try {
        statement();
        tokens.expect(Kind.LINE_END);
      } catch (RuleRefused refused) {
        if (!tokens.recover()) {
          return;
        }
      } finally {
        rules.statements.add(new Statement(line, last));
      }
    }
  }

  private void statement() throws RuleRefused {
    if (tokens.peek().is(Kind.STRING)) {
      macro();
      return;
    }
    Rule.Spot at = spot();
    boolean no = tokens.accept("no");
    Optional<String> first =
        no
            ? tokens.acceptAny("nat", "rdr", "binat", "scrub")
            : tokens.acceptAny(
                "set",
                "table",
                "load",
                "include",
                "altq",
                "queue",
                "scrub",
                "nat",
                "rdr",
                "binat",
                "nat-anchor",
                "rdr-anchor",
                "binat-anchor",
                "anchor",
                "antispoof",
                "pass",
                "block",
                "match");
    String word = first.orElse("");
    last = section(word);
    switch (word) {
      case "set" -> set();
      case "table" -> rules.preamble.add(options.table(rules.otherFiles));
      case "load" -> load();
      case "include" -> include();
      case "altq", "queue" -> queueing();
      case "scrub" -> rules.scrub.addAll(anchors.scrub(no, at, in(Section.NORMALIZATION)));
      case "nat", "rdr", "binat" -> {
        Rule.Kind kind = kind(word);
        rules.of(kind).addAll(translation.rules(kind, no, at, in(Section.TRANSLATION)));
      }
      case "nat-anchor", "rdr-anchor", "binat-anchor" -> {
        Rule.Kind kind = kind(word.substring(0, word.indexOf('-')));
        rules.of(kind).addAll(anchors.translation(kind, at, in(Section.TRANSLATION)));
      }
      case "anchor", "antispoof", "pass", "block", "match" ->
          rules.filter.addAll(filtering(word, at, in(Section.FILTERING)));
      default -> throw tokens.syntaxError();
    }
  }

  /** The part of a file that a statement is of, whether the rest of it is understood or not. */
  private static Section section(String word) {
    return switch (word) {
      case "set" -> Section.OPTIONS;
      case "altq", "queue" -> Section.QUEUEING;
      case "scrub" -> Section.NORMALIZATION;
      case "nat", "rdr", "binat", "nat-anchor", "rdr-anchor", "binat-anchor" -> Section.TRANSLATION;
      case "anchor", "antispoof", "pass", "block", "match" -> Section.FILTERING;
      default -> Section.NONE;
    };
  }

  private Rule.Spot spot() {
    return new Rule.Spot(tokens.file(), tokens.line());
  }

  private static Rule.Kind kind(String word) {
    return switch (word) {
      case "nat" -> Rule.Kind.NAT;
      case "rdr" -> Rule.Kind.RDR;
      default -> Rule.Kind.BINAT;
    };
  }

  private List<Rule> filtering(String word, Rule.Spot at, Order order) throws RuleRefused {
    return switch (word) {
      case "anchor" -> anchors.anchor(at, order, this::braced);
      case "antispoof" -> anchors.antispoof(at, order);
      default -> filter.rules(word, blockPolicy, at, order);
    };
  }

  /** The rules between braces: of pass, block, match and anchor. */
  private List<Rule> braced() throws RuleRefused {
    List<Rule> inside = new ArrayList<>();
    tokens.expect(Kind.LINE_END);
    while (!tokens.accept("}")) {
      if (tokens.peek().is(Kind.LINE_END)) {
        tokens.next();
        continue;
      }
      tokens.peek();
      Rule.Spot at = spot();
      Optional<String> word = tokens.acceptAny("anchor", "pass", "block", "match");
      if (word.isEmpty()) {
        throw tokens.syntaxError();
      }
      inside.addAll(filtering(word.get(), at, in(Section.FILTERING)));
      tokens.expect(Kind.LINE_END);
    }
    return inside;
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

  private void include() throws RuleRefused {
    String file = tokens.expect(Kind.STRING);
    rules.otherFiles.add(file);
    Optional<String> text = lexer.depth() < MOST_INCLUDED ? files.text(file) : Optional.empty();
    if (text.isEmpty()) {
      throw tokens.refuse("failed to include file " + file);
    }
    lexer.include(text.get(), file);
  }

  /**
   * ALTQ is not in FreeBSD's GENERIC kernel, where pfctl(8) reads its statements and skips them.
   */
  private void queueing() throws RuleRefused {
    int open = 0;
    while (open > 0 || !tokens.peek().is(Kind.LINE_END)) {
      if (tokens.peek().is(Kind.FILE_END)) {
        throw tokens.syntaxError();
      }
      Token token = tokens.next();
      open += token.is("{") ? 1 : token.is("}") ? -1 : 0;
    }
    in(Section.QUEUEING).check();
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
