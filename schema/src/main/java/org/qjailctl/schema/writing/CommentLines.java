package org.qjailctl.schema.writing;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts as comments of YAML. What comes from a host may hold anything: no character of it ends a
 * line, for the next one would be read as YAML, and none acts on a terminal.
 */
final class CommentLines {

  private static final int WIDTH = 96;

  private CommentLines() {}

  /** An empty line of {@code text} parts two paragraphs; one in all stays an empty line. */
  static List<String> of(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.addAll(line.isEmpty() ? List.of("") : wrapped(harmless(line)));
    }
    return lines;
  }

  static String commentedOut(String line) {
    return line.isEmpty() ? "#" : "# " + harmless(line);
  }

  private static List<String> wrapped(String line) {
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder("#");
    for (String word : line.split(" ", -1)) {
      if (current.length() + 1 + word.length() > WIDTH && current.length() > 1) {
        lines.add(current.toString().stripTrailing());
        current = new StringBuilder("#");
      }
      current.append(' ').append(word);
    }
    lines.add(current.toString().stripTrailing());
    return lines;
  }

  private static String harmless(String line) {
    StringBuilder shown = new StringBuilder();
    line.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              boolean hidden =
                  type == Character.CONTROL
                      || type == Character.FORMAT
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR
                      || type == Character.SURROGATE
                      || type == Character.UNASSIGNED
                      || type == Character.PRIVATE_USE;
              shown.append(hidden ? String.format("\\u%04x", c) : Character.toString(c));
            });
    return shown.toString();
  }
}
