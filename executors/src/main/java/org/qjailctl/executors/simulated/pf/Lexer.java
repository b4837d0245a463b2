package org.qjailctl.executors.simulated.pf;

import java.util.HashMap;
import java.util.Map;
import org.qjailctl.core.manifest.PfKeywords;
import org.qjailctl.executors.simulated.pf.Token.Kind;

/** Splits a rule file into tokens by the rules of yylex in pfctl(8)'s parse.y. */
final class Lexer {

  private static final int END = -1;

  private final StringBuilder text;
  private final Problems problems;
  private final Map<String, String> macros = new HashMap<>();
  private int at;
  private int line = 1;
  private int macroEnd;

  Lexer(String text, Problems problems) {
    this.text = new StringBuilder(text);
    this.problems = problems;
  }

  void define(String macro, String value) {
    macros.put(macro, value);
  }

  Token next() {
    skipBlanks();
    int start = line;
    int c = peek();
    if (c == '#') {
      while (peek() != '\n' && peek() != END) {
        at++;
      }
      c = peek();
    }
    if (c == END) {
      return new Token(Kind.FILE_END, "", start);
    }
    if (c == '$' && at >= macroEnd) {
      return expand(start);
    }
    if (c == '\'' || c == '"') {
      return quoted(start);
    }
    if (isDigit(c) || c == '-') {
      int mark = at;
      at++;
      while (isDigit(peek())) {
        at++;
      }
      boolean digits = at > mark + 1 || c != '-';
      if (digits && endsNumber(peek())) {
        return new Token(Kind.NUMBER, text.substring(mark, at), start);
      }
      at = mark;
    }
    if (isAlphanumeric(c) || c == ':' || c == '_') {
      return word(start);
    }
    at++;
    if (c == '\n') {
      line++;
      return new Token(Kind.LINE_END, "\n", start);
    }
    return sign((char) c, start);
  }

  private void skipBlanks() {
    while (peek() == ' ' || peek() == '\t') {
      at++;
    }
  }

  /**
   * The next character; a backslash before a line's end joins lines, before anything else it is
   * dropped.
   */
  private int peek() {
    while (at < text.length() && text.charAt(at) == '\\') {
      boolean joins = at + 1 < text.length() && text.charAt(at + 1) == '\n';
      at += joins ? 2 : 1;
      if (!joins) {
        break;
      }
      line++;
    }
    return at < text.length() ? text.charAt(at) : END;
  }

  /** A macro's value is read as if it stood in the file, so that it may be part of a word. */
  private Token expand(int start) {
    int dollar = at++;
    while (isAlphanumeric(peek()) || peek() == '_') {
      at++;
    }
    String name = text.substring(dollar + 1, at);
    String value = macros.get(name);
    if (value == null) {
      problems.at(start, "macro '" + name + "' not defined");
      while (peek() != '\n' && peek() != END) {
        at++;
      }
      if (peek() == '\n') {
        at++;
        line++;
      }
      return new Token(Kind.REFUSED, name, start);
    }
    text.replace(dollar, at, value);
    at = dollar;
    macroEnd = dollar + value.length();
    return next();
  }

  private Token quoted(int start) {
    char quote = text.charAt(at++);
    StringBuilder word = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at++);
      if (c == '\n') {
        line++;
      } else if (c == '\\' && at < text.length() && text.charAt(at) == quote) {
        word.append(text.charAt(at++));
      } else if (c == '\\' && at < text.length() && text.charAt(at) == '\n') {
        at++;
        line++;
      } else {
        word.append(c);
      }
    }
    if (at >= text.length()) {
      problems.at(start, "reached end of file while parsing quoted string");
      return new Token(Kind.FILE_END, "", start);
    }
    at++;
    return new Token(Kind.STRING, word.toString(), start);
  }

  private Token word(int start) {
    StringBuilder word = new StringBuilder();
    while (allowedInWord(peek())) {
      word.append((char) peek());
      at++;
    }
    String found = word.toString();
    return new Token(PfKeywords.contains(found) ? Kind.KEYWORD : Kind.STRING, found, start);
  }

  private Token sign(char c, int start) {
    String two = "" + c + (char) Math.max(peek(), 0);
    if (two.equals("->") || two.equals("<>") || two.equals("><")) {
      at++;
      return new Token(Kind.SIGN, two, start);
    }
    return new Token(Kind.SIGN, String.valueOf(c), start);
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
