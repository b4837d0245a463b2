package org.qjailctl.schema.yaml;

import java.util.Optional;

/**
 * A manifest's text by lines, for showing the line that a diagnostic is about.
 *
 * @param file as it was named by the person
 * @param text decoded as far as it could be
 */
public record SourceText(String file, String text) {

  /**
   * The line {@code number}, counted from 1 as in a {@code SourceRange}, without its line break;
   * empty when the file has no such line. Lines end as YAML ends them: LF, CR LF or CR.
   */
  public Optional<String> line(int number) {
    int start = 0;
    for (int line = 1; line < number; line++) {
      int end = endOfLine(start);
      if (end == text.length()) {
        return Optional.empty();
      }
      start = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
    return number < 1 ? Optional.empty() : Optional.of(text.substring(start, endOfLine(start)));
  }

  private int endOfLine(int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
