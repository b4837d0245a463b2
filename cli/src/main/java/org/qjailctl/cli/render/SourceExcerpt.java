package org.qjailctl.cli.render;

import java.util.List;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.cli.text.Visible;
import org.qjailctl.core.diagnostic.SourceRange;

/** A manifest's line with the offending part marked below it. */
final class SourceExcerpt {

  /** Lines longer than this are cut around the marked part. */
  private static final int WIDEST = 120;

  /** What stays before the marked part in a line that is cut. */
  private static final int BEFORE = 40;

  private SourceExcerpt() {}

  static List<Line> of(String line, SourceRange range) {
    if (line.isBlank()) {
      return List.of();
    }
    int[] characters = line.codePoints().toArray();
    int mark = Math.min(range.column() - 1, characters.length);
    int markEnd = Math.max(mark + 1, Math.min(range.endColumn() - 1, characters.length));
    int start = characters.length <= WIDEST ? 0 : Math.max(0, mark - BEFORE);
    int end = Math.min(characters.length, start + WIDEST);
    String shown = visible(characters, start, end);
    String number = String.format("%5d", range.line());
    String carets =
        "^".repeat(Math.max(1, visible(characters, mark, Math.min(markEnd, end)).length()));
    return List.of(
        Line.of(Style.DIM, number + " | ").and(shown),
        Line.of(Style.DIM, " ".repeat(number.length()) + " | ")
            .and(" ".repeat(visible(characters, start, mark).length()))
            .and(Style.REMOVED, carets));
  }

  /** Made harmless here already, so that the carets stand below what is seen. */
  private static String visible(int[] characters, int start, int end) {
    return end <= start ? "" : Visible.of(new String(characters, start, end - start));
  }
}
