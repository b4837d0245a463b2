package org.qjailctl.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal that is high enough: what a text leaves on it. */
final class Screen {

  private static final Pattern PART =
      Pattern.compile("\u001b\\[(\\??[0-9]*)([AKJlhm])|\r|\n|[^\u001b\r\n]+");

  /** The lines that {@code text} leaves. */
  List<String> shows(String text) {
    List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    int row = 0;
    int column = 0;
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      String part = parts.group();
      if (part.equals("\r")) {
        column = 0;
      } else if (part.equals("\n")) {
        row++;
        column = 0;
        if (row == lines.size()) {
          lines.add(new StringBuilder());
        }
      } else if (!part.startsWith("\u001b")) {
        StringBuilder line = lines.get(row);
        line.replace(column, Math.min(line.length(), column + part.length()), part);
        column += part.length();
      } else if (parts.group(2).equals("A")) {
        row -= Integer.parseInt(parts.group(1));
      } else if (parts.group(2).equals("K")) {
        lines.get(row).setLength(column);
      } else if (parts.group(2).equals("J")) {
        lines.get(row).setLength(column);
        lines.subList(row + 1, lines.size()).clear();
      }
    }
    return lines.stream().map(StringBuilder::toString).filter(line -> !line.isEmpty()).toList();
  }
}
