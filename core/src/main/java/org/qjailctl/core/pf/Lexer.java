package org.qjailctl.core.pf;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.qjailctl.core.pf.Token.Kind;

/**
 * Splits a rule file into tokens by the rules of yylex in pfctl(8)'s parse.y. A line ends at a line
 * feed only: a carriage return is a character that no statement takes, and part of a comment.
 */
final class Lexer {

  private static final int END = -1;

  /** A file that is being read, with macros put in the place of their names. */
  private static final class Source {
    final StringBuilder text;
    final String file;
    int at;
    int line = 1;
    int macroEnd;

    Source(String text, String file) {
      this.text = new StringBuilder(text);
      this.file = file;
    }
  }

  private final Problems problems;
  private final Map<String, String> macros = new HashMap<>();
  private final Deque<Source> including = new ArrayDeque<>();
  private Source now;
  private int statement = 1;
  private boolean lineEndOwed;

  Lexer(String text, String file, Problems problems) {
    this.now = new Source(text, file);
    this.problems = problems;
  }

  void define(String macro, String value) {
    macros.put(macro, value);
  }

  /** How many files are open that include the one that is read. */
  int depth() {
    return including.size();
  }

  /** Goes on with an included file; what follows on the line comes after it. */
  void include(String text, String file) {
    including.push(now);
    now = new Source(text, file);
    lineEndOwed = true;
  }

  Token next() {
    if (lineEndOwed) {
      lineEndOwed = false;
      return token(Kind.LINE_END, "\n", now.line);
    }
    skipBlanks();
    int start = now.line;
    int c = peek();
    if (c == '#') {
      while (peek() != '\n' && peek() != END) {
        now.at++;
      }
      c = peek();
    }
    if (c == END) {
      return ended(start);
    }
    if (c == '$' && now.at >= now.macroEnd) {
      return expand(start);
    }
    if (c == '\'' || c == '"') {
      return quoted(start);
    }
    if (isDigit(c) || c == '-') {
      int mark = now.at;
      now.at++;
      while (isDigit(peek())) {
        now.at++;
      }
      boolean digits = now.at > mark + 1 || c != '-';
      if (digits && endsNumber(peek())) {
        return token(Kind.NUMBER, now.text.substring(mark, now.at), start);
      }
      now.at = mark;
    }
    if (isAlphanumeric(c) || c == ':' || c == '_') {
      return word(start);
    }
    now.at++;
    if (c == '\n') {
      now.line++;
      Token end = token(Kind.LINE_END, "\n", start);
      if (including.isEmpty()) {
        statement = now.line;
      }
      return end;
    }
    return sign((char) c, start);
  }

  private Token token(Kind kind, String text, int line) {
    return new Token(kind, text, now.file, line, statement);
  }

  private Token ended(int start) {
    if (including.isEmpty()) {
      return token(Kind.FILE_END, "", start);
    }
    now = including.pop();
    return next();
  }

  private void skipBlanks() {
    while (peek() == ' ' || peek() == '\t') {
      now.at++;
    }
  }

  /**
   * The next character; a backslash before a line's end joins lines, before anything else it is
   * dropped.
   */
  private int peek() {
    StringBuilder text = now.text;
    while (now.at < text.length() && text.charAt(now.at) == '\\') {
      boolean joins = now.at + 1 < text.length() && text.charAt(now.at + 1) == '\n';
      now.at += joins ? 2 : 1;
      if (!joins) {
        break;
      }
      now.line++;
    }
    return now.at < text.length() ? text.charAt(now.at) : END;
  }

  /** A macro's value is read as if it stood in the file, so that it may be part of a word. */
  private Token expand(int start) {
    int dollar = now.at++;
    while (isAlphanumeric(peek()) || peek() == '_') {
      now.at++;
    }
    String name = now.text.substring(dollar + 1, now.at);
    String value = macros.get(name);
    if (value == null) {
      problems.at(now.file, start, "macro '" + name + "' not defined");
      while (peek() != '\n' && peek() != END) {
        now.at++;
      }
      if (peek() == '\n') {
        now.at++;
        now.line++;
      }
      return token(Kind.REFUSED, name, start);
    }
    now.text.replace(dollar, now.at, value);
    now.at = dollar;
    now.macroEnd = dollar + value.length();
    return next();
  }

  private Token quoted(int start) {
    StringBuilder text = now.text;
    char quote = text.charAt(now.at++);
    StringBuilder word = new StringBuilder();
    while (now.at < text.length() && text.charAt(now.at) != quote) {
      char c = text.charAt(now.at++);
      if (c == '\n') {
        now.line++;
      } else if (c == '\\' && now.at < text.length() && text.charAt(now.at) == quote) {
        word.append(text.charAt(now.at++));
      } else if (c == '\\' && now.at < text.length() && text.charAt(now.at) == '\n') {
        now.at++;
        now.line++;
      } else {
        word.append(c);
      }
    }
    if (now.at >= text.length()) {
      problems.at(now.file, start, "reached end of file while parsing quoted string");
      return token(Kind.FILE_END, "", start);
    }
    now.at++;
    return token(Kind.STRING, word.toString(), start);
  }

  private Token word(int start) {
    StringBuilder word = new StringBuilder();
    while (allowedInWord(peek())) {
      word.append((char) peek());
      now.at++;
    }
    String found = word.toString();
    return token(PfKeywords.contains(found) ? Kind.KEYWORD : Kind.STRING, found, start);
  }

  private Token sign(char c, int start) {
    String two = "" + c + (char) Math.max(peek(), 0);
    if (two.equals("->") || two.equals("<>") || two.equals("><")) {
      now.at++;
      return token(Kind.SIGN, two, start);
    }
    return token(Kind.SIGN, String.valueOf(c), start);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isAlphanumeric(int c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean endsNumber(int c) {
    return c == END || " \t\n\r),/}=".indexOf(c) >= 0;
  }

  private static boolean allowedInWord(int c) {
    boolean printable = c > ' ' && c < 0x7f;
    return printable && "(){}<>!=/#,".indexOf(c) < 0;
  }
}
