package org.qjailctl.planner.rcconf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of rc.conf(5) as text, and those behind it that an open quote joins to it. rc.conf is a
 * shell script: what it does shows when it is run; what is odd about it shows in its text.
 *
 * @param number of the first line, counted from 1
 */
public record RcConfLine(int number, String text) {

  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?s)(?:export\\s+)?([A-Za-z_][A-Za-z0-9_]*)=(.*)");

  /** A word with an equals sign that is no assignment: sh(1) takes it for a command. */
  private static final Pattern NO_ASSIGNMENT =
      Pattern.compile(
          "(?s)([A-Za-z0-9_.:+/-]*[^A-Za-z0-9_=\\s\"'$`(){}\\[\\];&|<>!][A-Za-z0-9_.:+/-]*)=.*");

  /** A command, or a parameter that is no variable's name, in what the shell expands. */
  private static final Pattern EVALUATED = Pattern.compile("`|\\$\\(|\\$[0-9$!?@*#-]");

  /** The lines of {@code file}, blank ones and comments left out. */
  public static List<RcConfLine> of(String file) {
    List<RcConfLine> lines = new ArrayList<>();
    Optional<RcConfLine> open = Optional.empty();
    int number = 0;
    for (String line : file.split("\n", -1)) {
      number++;
      RcConfLine next =
          open.isPresent()
              ? new RcConfLine(open.get().number, open.get().text + "\n" + line)
              : new RcConfLine(number, line.strip());
      if (next.isOpen()) {
        open = Optional.of(next);
      } else {
        open = Optional.empty();
        lines.add(next);
      }
    }
    open.ifPresent(lines::add);
    return lines.stream()
        .filter(line -> !line.text.isEmpty() && !line.text.startsWith("#"))
        .toList();
  }

  /** The variable that the line sets. */
  public Optional<String> name() {
    Matcher matcher = ASSIGNMENT.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Whether the value is built from what the variable was before. */
  public boolean addsToItself() {
    return name()
        .map(name -> text.contains("$" + name) || text.contains("${" + name))
        .orElse(false);
  }

  /** Whether sh(1) runs a command, or expands what nobody means, to get the value. */
  public boolean isEvaluated() {
    return name().isPresent() && EVALUATED.matcher(expanded()).find();
  }

  /** The word that looks like a variable's name and is none. */
  public Optional<String> noName() {
    Matcher matcher = NO_ASSIGNMENT.matcher(text);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private boolean isOpen() {
    return scan(new StringBuilder()) != 0;
  }

  /**
   * What the shell looks for expansions in: neither between single quotes nor behind backslashes.
   */
  private String expanded() {
    StringBuilder expanded = new StringBuilder();
    scan(expanded);
    return expanded.toString();
  }

  /** Gives the quote that is open at the end, or 0. */
  private char scan(StringBuilder expanded) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && c == '#' && (i == 0 || Character.isWhitespace(text.charAt(i - 1)))) {
        int end = text.indexOf('\n', i);
        i = end < 0 ? text.length() : end;
      } else if (quote != '\'' && c == '\\') {
        i++;
      } else if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else if (quote != '\'') {
        expanded.append(c);
      }
    }
    return quote;
  }
}
