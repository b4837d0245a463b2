package org.qjailctl.schema.yaml;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.diagnostic.SourceRange;

/**
 * A slip above the place where the parser stumbled over it.
 *
 * @param where the slip itself
 */
record EarlierLine(SourceRange where, String detail, String remedy) {

  private static final Pattern NO_SPACE =
      Pattern.compile(" *(?:- +)*[A-Za-z][A-Za-z0-9_.-]*:[^ :/].*");
  private static final Pattern BLOCK =
      Pattern.compile("( *)(?:- +)*[^ #].*: +[|>][+-]?[1-9]?[+-]? *");
  private static final Pattern COMMENT = Pattern.compile("[^\"']* (#)[^\"']*");

  /** How far above a slip is looked for. */
  private static final int FAR = 20;

  /**
   * The slip that led to {@code problem}.
   *
   * @param theirs the words by which the parser's message is known
   * @param opened the bracket that the parser was inside of, or where else it started
   */
  static Optional<EarlierLine> of(
      SourceText source, SourceRange problem, String theirs, Optional<SourceRange> opened) {
    if (theirs.startsWith("while parsing a flow")) {
      return opened
          .filter(start -> source.line(problem.line()).orElse("").isBlank())
          .map(start -> unclosed(source, start));
    }
    return textWithoutIndentation(source, problem)
        .or(() -> colonWithoutSpace(source, problem.line() - 1, problem.file()));
  }

  private static EarlierLine unclosed(SourceText source, SourceRange start) {
    String line = source.line(start.line()).orElse("");
    Matcher comment = COMMENT.matcher(line.substring(Math.min(line.length(), start.column() - 1)));
    boolean list =
        line.startsWith(
            "[",
            line.offsetByCodePoints(
                0, Math.min(start.column() - 1, line.codePointCount(0, line.length()))));
    String closing = list ? "]" : "}";
    return comment.matches()
        ? new EarlierLine(
            start,
            "This bracket is not closed: from the # behind it on, the line is a comment.",
            "Put a text with # in it between quotes, or write the comment behind " + closing + ".")
        : new EarlierLine(
            start,
            "This bracket is not closed.",
            "Write "
                + closing
                + " where its "
                + (list ? "list" : "map")
                + " ends, and commas between what is in it.");
  }

  /** Behind | and > a text has to be indented further than its key. */
  private static Optional<EarlierLine> textWithoutIndentation(
      SourceText source, SourceRange problem) {
    for (int number = problem.line() - 1; number >= Math.max(1, problem.line() - FAR); number--) {
      String line = source.line(number).orElse("");
      Matcher block = BLOCK.matcher(line);
      if (block.matches()) {
        int next = indentation(source.line(number + 1).orElse(""));
        return next <= block.group(1).length()
            ? Optional.of(
                new EarlierLine(
                    range(problem.file(), number + 1, next),
                    "The text of line " + number + " starts here, no further in than its key.",
                    "Indent every line of the text further than the key."))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<EarlierLine> colonWithoutSpace(
      SourceText source, int number, String file) {
    String line = source.line(number).orElse("");
    return NO_SPACE.matcher(line).matches()
        ? Optional.of(
            new EarlierLine(
                range(file, number, line.indexOf(':')),
                "A colon without a space behind it is part of a text.",
                "Write `key: value`, with a space behind the colon."))
        : Optional.empty();
  }

  private static int indentation(String line) {
    return line.length() - line.stripLeading().length();
  }

  private static SourceRange range(String file, int line, int at) {
    return new SourceRange(file, line, at + 1, at + 2);
  }
}
