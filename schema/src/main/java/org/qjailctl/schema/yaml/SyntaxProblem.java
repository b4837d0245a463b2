package org.qjailctl.schema.yaml;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.diagnostic.SourceRange;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Problems;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** Says in an administrator's words what snakeyaml-engine says in a parser's. */
record SyntaxProblem(String theirs, String detail, String remedy) {

  private static final String OPEN_QUOTE = "while scanning a quoted scalar";

  private static final List<SyntaxProblem> KNOWN =
      List.of(
          new SyntaxProblem(
              "mapping values are not allowed",
              "A colon with a space behind it starts a value where none can stand.",
              "Put the text between quotes when the colon belongs to it, or check the indentation"
                  + " of this line."),
          new SyntaxProblem(
              "could not find expected ':'",
              "The line above has a key without a colon, or a text that goes on in this line.",
              "Write `key: value`, with a space behind the colon."),
          new SyntaxProblem(
              OPEN_QUOTE,
              "A quoted text has no closing quote.",
              "Close it with the same quote that it starts with."),
          new SyntaxProblem(
              "while scanning a double-quoted scalar",
              "A double-quoted text holds an escape that YAML does not know.",
              "Write two backslashes for one, or use single quotes."),
          new SyntaxProblem(
              "while parsing a flow sequence",
              "A list in [ ] is not closed, or a comma is missing between its items.",
              "Close it with ], and put commas between the items."),
          new SyntaxProblem(
              "while parsing a flow mapping",
              "A map in { } is not closed, or a comma is missing between its entries.",
              "Close it with }, and put commas between the entries."),
          new SyntaxProblem(
              "expected <block end>",
              "This line's indentation fits none of the lines above it.",
              "Indent it exactly as the keys or dashes that it belongs to."),
          new SyntaxProblem(
              "sequence entries are not allowed",
              "A dash starts a list where none can stand.",
              "Put the list on the lines below its key, each item behind a dash."),
          new SyntaxProblem(
              "block sequence entries are not allowed",
              "A dash starts a list where none can stand.",
              "Put the list on the lines below its key, each item behind a dash."),
          new SyntaxProblem(
              "mapping keys are not allowed",
              "A key starts where none can stand.",
              "Put it on a line of its own, indented as its neighbours."),
          new SyntaxProblem(
              "that cannot start any token",
              "A word cannot start with this character.",
              "Put the text between quotes."));

  private static final SyntaxProblem OTHER_VERSION =
      new SyntaxProblem(
          "",
          "The file asks for a version of YAML that this reader does not speak.",
          "Remove the line that starts with %YAML.");

  private static final SyntaxProblem BRACES =
      new SyntaxProblem(
          "",
          "Inside { } and [ ] YAML takes the braces of ${...} for a map.",
          "Put it between quotes: \"${name}\".");

  private static final SyntaxProblem BEHIND_QUOTE =
      new SyntaxProblem(
          "",
          "The text that this quote opens ends directly before more text.",
          "Close the quote where its text ends; write '' for a quote inside single quotes, and \\\""
              + " inside double ones.");

  /** Reports {@code e} at the place that it names, or at the quote that led there. */
  static void report(
      YamlEngineException e, SourceText source, QuotedTexts quoted, Problems problems) {
    Optional<Mark> mark =
        e instanceof MarkedYamlEngineException marked ? marked.getProblemMark() : Optional.empty();
    Marks marks = new Marks(source.file());
    SourceRange where = mark.map(marks::at).orElse(new SourceRange(source.file(), 1, 1, 1));
    SyntaxProblem words = words(e);
    if (isIndentedByTab(source, where)) {
      int tab = source.line(where.line()).orElse("").indexOf('\t') + 1;
      problems.report(
          ManifestCode.TAB,
          new SourceRange(where.file(), where.line(), tab, tab + 1),
          "manifest",
          "A tab stands at the start of this line.",
          "Indent with spaces.");
      return;
    }
    if (words.theirs().equals(OPEN_QUOTE)) {
      Optional<Mark> start = ((MarkedYamlEngineException) e).getContextMark();
      report(words, start.map(marks::at).orElse(where), problems);
      return;
    }
    Optional<SourceRange> opened = mark.flatMap(quoted::openedBefore).map(marks::at);
    if (isUnquotedVariable(source, where)) {
      report(BRACES, where, problems);
    } else if (opened.filter(at -> at.line() < where.line()).isPresent()) {
      report(swallowed(where), opened.get(), problems);
    } else if (opened.isPresent() && mark.filter(quoted::touches).isPresent()) {
      report(BEHIND_QUOTE, opened.get(), problems);
    } else {
      Optional<Mark> context =
          e instanceof MarkedYamlEngineException marked
              ? marked.getContextMark()
              : Optional.empty();
      Optional<EarlierLine> earlier =
          EarlierLine.of(source, where, words.theirs(), context.map(marks::at));
      report(
          earlier.map(line -> new SyntaxProblem("", line.detail(), line.remedy())).orElse(words),
          earlier.map(EarlierLine::where).orElse(where),
          problems);
    }
  }

  private static void report(SyntaxProblem words, SourceRange where, Problems problems) {
    problems.report(ManifestCode.SYNTAX, where, "manifest", words.detail(), words.remedy());
  }

  private static SyntaxProblem swallowed(SourceRange where) {
    return new SyntaxProblem(
        "",
        "The text that this quote opens goes on to line "
            + where.line()
            + ", where YAML cannot go on.",
        "Close the quote where its text ends.");
  }

  /** Whether the parser stumbled over the braces of a variable. */
  private static boolean isUnquotedVariable(SourceText source, SourceRange where) {
    return source
        .line(where.line())
        .map(line -> line.codePoints().limit(where.column()).toArray())
        .map(start -> new String(start, 0, start.length))
        .filter(start -> start.endsWith("${"))
        .isPresent();
  }

  private static boolean isIndentedByTab(SourceText source, SourceRange where) {
    return source
        .line(where.line())
        .filter(line -> where.column() <= line.length() + 1)
        .filter(
            line -> line.substring(0, line.length() - line.stripLeading().length()).contains("\t"))
        .isPresent();
  }

  private static SyntaxProblem words(YamlEngineException e) {
    if (e instanceof YamlVersionException) {
      return OTHER_VERSION;
    }
    String said =
        e instanceof MarkedYamlEngineException marked
            ? marked.getProblem() + "\n" + marked.getContext()
            : String.valueOf(e.getMessage());
    return KNOWN.stream()
        .filter(known -> said.contains(known.theirs()))
        .findFirst()
        .orElse(
            new SyntaxProblem(
                "",
                "What stands here does not follow from what stands before it.",
                "Check quotes, brackets, colons and indentation here and in the line above."));
  }
}
