package org.qjailctl.executors.simulated.rcconf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Splits shell text into simple commands of words, quotes taken off and variables put in. */
final class ShellWords {

  private final String text;
  private final Map<String, String> variables;
  private int at;

  ShellWords(String text, Map<String, String> variables) {
    this.text = text;
    this.variables = variables;
  }

  boolean atEnd() {
    return at >= text.length();
  }

  /** The words up to the next line break or semicolon; none for an empty line. */
  List<String> command() {
    List<String> words = new ArrayList<>();
    while (!atEnd()) {
      char c = text.charAt(at);
      if (c == '\n' || c == ';') {
        at++;
        break;
      } else if (c == ' ' || c == '\t') {
        at++;
      } else if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
        at += 2;
      } else if (c == '#') {
        at = endOf('\n');
      } else {
        words.add(word());
      }
    }
    return words;
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    while (!atEnd() && " \t\n;".indexOf(text.charAt(at)) < 0) {
      char c = text.charAt(at);
      switch (c) {
        case '\'' -> {
          int end = endOf('\'', at + 1);
          word.append(text, at + 1, end);
          at = end + 1;
        }
        case '"' -> quoted(word);
        case '\\' -> {
          if (at + 1 < text.length() && text.charAt(at + 1) != '\n') {
            word.append(text.charAt(at + 1));
          }
          at += 2;
        }
        case '$', '`' -> expansion(word);
        default -> {
          word.append(c);
          at++;
        }
      }
    }
    return word.toString();
  }

  private void quoted(StringBuilder word) {
    at++;
    while (!atEnd() && text.charAt(at) != '"') {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        char next = text.charAt(at + 1);
        if ("$`\"\\".indexOf(next) >= 0) {
          word.append(next);
        } else if (next != '\n') {
          word.append(c).append(next);
        }
        at += 2;
      } else if (c == '$' || c == '`') {
        expansion(word);
      } else {
        word.append(c);
        at++;
      }
    }
    at++;
  }

  private void expansion(StringBuilder word) {
    if (text.charAt(at) == '`') {
      at = endOf('`', at + 1) + 1;
    } else if (text.startsWith("$(", at)) {
      at = endOf(')', at + 2) + 1;
    } else if (text.startsWith("${", at)) {
      int end = endOf('}', at + 2);
      word.append(parameter(text.substring(at + 2, end)));
      at = end + 1;
    } else {
      int end = at + 1;
      while (end < text.length() && isNamePart(text.charAt(end))) {
        end++;
      }
      word.append(end == at + 1 ? "$" : variables.getOrDefault(text.substring(at + 1, end), ""));
      at = end;
    }
  }

  private String parameter(String inner) {
    int operator = inner.indexOf(":-");
    if (operator < 0) {
      return variables.getOrDefault(inner, "");
    }
    String value = variables.getOrDefault(inner.substring(0, operator), "");
    return value.isEmpty() ? inner.substring(operator + 2) : value;
  }

  static boolean isNamePart(char c) {
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  private int endOf(char end) {
    return endOf(end, at);
  }

  private int endOf(char end, int from) {
    int found = text.indexOf(end, from);
    return found < 0 ? text.length() : found;
  }
}
