package org.qjailctl.cli.render;

import java.util.List;
import java.util.stream.IntStream;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.cli.text.Visible;

/** Rows with their cells below each other; the first row is the heading. */
final class Columns {

  private Columns() {}

  static List<Line> of(List<List<String>> rows) {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(
                column ->
                    rows.stream()
                        .mapToInt(row -> Visible.of(row.get(column)).length())
                        .max()
                        .orElse(0))
            .toArray();
    return IntStream.range(0, rows.size())
        .mapToObj(number -> line(rows.get(number), widths, number == 0 ? Style.DIM : Style.PLAIN))
        .toList();
  }

  private static Line line(List<String> row, int[] widths, Style style) {
    Line line = Line.EMPTY;
    for (int column = 0; column < widths.length; column++) {
      String cell = row.get(column);
      String gap = " ".repeat(widths[column] - Visible.of(cell).length());
      line = line.and("  ").and(style, cell).and(gap);
    }
    return line;
  }
}
