package org.qjailctl.schema.yaml;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file's text by lines, for showing the line that a diagnostic is about. */
public final class SourceText {

  private final String file;
  private final String text;
  private int @Nullable [] starts;

  /**
   * A text.
   *
   * @param file as it was named by the person
   * @param text decoded as far as it could be
   */
  public SourceText(String file, String text) {
    this.file = file;
    this.text = text;
  }

  public String file() {
    return file;
  }

  public String text() {
    return text;
  }

  /**
   * The line {@code number}, counted from 1 as in a {@code SourceRange}, without its line break;
   * empty when the file has no such line. Lines end as YAML ends them: LF, CR LF or CR.
   */
  public Optional<String> line(int number) {
    int[] all = starts == null ? findStarts() : starts;
    starts = all;
    if (number < 1 || number > all.length) {
      return Optional.empty();
    }
    int start = all[number - 1];
    return Optional.of(text.substring(start, endOfLine(start)));
  }

  private int[] findStarts() {
    int[] found = new int[64];
    int count = 1;
    for (int end = endOfLine(0); end < text.length(); end = endOfLine(found[count - 1])) {
      found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
      found[count++] = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
    return Arrays.copyOf(found, count);
  }

  private int endOfLine(int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
