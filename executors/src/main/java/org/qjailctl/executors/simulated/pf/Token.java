package org.qjailctl.executors.simulated.pf;

/** A word or sign of pf.conf(5), with the number of the line that it starts on. */
record Token(Kind kind, String text, int line) {

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
