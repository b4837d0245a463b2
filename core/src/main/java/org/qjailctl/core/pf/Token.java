package org.qjailctl.core.pf;

/**
 * A word or sign of pf.conf(5).
 *
 * @param file the file that it stands in, by the name for messages
 * @param line the number of the line that it starts on
 * @param statement the line of the file that was read first on which its statement starts, counted
 *     from 1: lines that a backslash joins are one, and what an included file says starts on the
 *     line that includes it
 */
record Token(Kind kind, String text, String file, int line, int statement) {

  /** What pfctl(8)'s lexer makes of it. */
  enum Kind {
    /** A word of the grammar, unless it stood between quotes. */
    KEYWORD,
    STRING,
    NUMBER,
    SIGN,
    LINE_END,
    /** Text that the lexer itself has complained of. */
    REFUSED,
    FILE_END
  }

  /** Whether this is the keyword or sign {@code word}. */
  boolean is(String word) {
    return (kind == Kind.KEYWORD || kind == Kind.SIGN) && text.equals(word);
  }

  boolean is(Kind other) {
    return kind == other;
  }
}
