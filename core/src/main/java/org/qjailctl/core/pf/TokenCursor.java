package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.pf.Token.Kind;

/**
 * Reads tokens one ahead, as a yacc(1) parser does, and reports what does not fit. Behind an error,
 * further syntax errors are kept silent until three tokens were read, as yacc has it.
 */
final class TokenCursor {

  /** Reads one item of a list. */
  interface Item<T> {
    T read() throws RuleRefused;
  }

  private final Lexer lexer;
  private final Problems problems;
  private @Nullable Token ahead;
  private int line = 1;
  private String file = "";
  private int silent;

  TokenCursor(Lexer lexer, Problems problems) {
    this.lexer = lexer;
    this.problems = problems;
  }

  Token peek() {
    Token token = ahead;
    if (token == null) {
      token = lexer.next();
      ahead = token;
      line = token.line();
      file = token.file();
    }
    return token;
  }

  Token next() {
    Token token = peek();
    ahead = null;
    silent = Math.max(0, silent - 1);
    return token;
  }

  boolean accept(String word) {
    boolean there = peek().is(word);
    if (there) {
      next();
    }
    return there;
  }

  /** The first of {@code words} that comes next. */
  Optional<String> acceptAny(String... words) {
    for (String word : words) {
      if (accept(word)) {
        return Optional.of(word);
      }
    }
    return Optional.empty();
  }

  void expect(String word) throws RuleRefused {
    if (!accept(word)) {
      throw syntaxError();
    }
  }

  String expect(Kind kind) throws RuleRefused {
    if (!peek().is(kind)) {
      throw syntaxError();
    }
    return next().text();
  }

  /** A number, or a word that is no keyword. */
  String numberOrString() throws RuleRefused {
    return expect(peek().is(Kind.NUMBER) ? Kind.NUMBER : Kind.STRING);
  }

  /** Words one after another are one string. */
  String strings() throws RuleRefused {
    StringBuilder all = new StringBuilder(expect(Kind.STRING));
    while (peek().is(Kind.STRING)) {
      all.append(' ').append(next().text());
    }
    return all.toString();
  }

  /** One item, or several between braces with commas or without. */
  <T> List<T> listOf(Item<T> item) throws RuleRefused {
    List<T> items = new ArrayList<>();
    if (!accept("{")) {
      items.add(item.read());
      return items;
    }
    skipLineEnds();
    do {
      items.add(item.read());
      skipLineEnds();
      accept(",");
    } while (!accept("}"));
    return items;
  }

  void skipLineEnds() {
    while (peek().is(Kind.LINE_END)) {
      next();
    }
  }

  RuleRefused syntaxError() {
    peek();
    if (silent == 0) {
      problems.at(file, line, "syntax error");
    }
    return new RuleRefused();
  }

  /** Notes a problem of meaning; the statement is given up by throwing what this returns. */
  RuleRefused refuse(String message) {
    complain(message);
    return new RuleRefused();
  }

  /** Notes a problem and goes on. */
  void complain(String message) {
    problems.at(file, line, message);
  }

  /** The line on which the token that comes next, or came last, stands. */
  int line() {
    return line;
  }

  String file() {
    return file;
  }

  /** Goes on behind the next line's end; false when the file ends before. */
  boolean recover() {
    silent = 3;
    while (!peek().is(Kind.LINE_END)) {
      if (peek().is(Kind.FILE_END)) {
        return false;
      }
      ahead = null;
    }
    next();
    return true;
  }
}
