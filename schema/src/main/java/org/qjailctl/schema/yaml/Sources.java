package org.qjailctl.schema.yaml;

import java.util.Map;
import java.util.Optional;
import org.qjailctl.core.diagnostic.SourceRange;

/**
 * The texts of a manifest's files, by the names that diagnostics call them.
 *
 * @param byFile every file that was opened
 */
public record Sources(Map<String, SourceText> byFile) {

  /** More lines than a text between two variables has. */
  private static final int FARTHEST = 10_000;

  public Sources {
    byFile = Map.copyOf(byFile);
  }

  /** The line that {@code range} is in; empty when its file was not opened. */
  public Optional<String> line(SourceRange range) {
    return Optional.ofNullable(byFile.get(range.file())).flatMap(text -> text.line(range.line()));
  }

  /** Whether any of the files holds {@code text}. */
  public boolean hold(String text) {
    return byFile.values().stream().anyMatch(source -> source.text().contains(text));
  }

  /**
   * The occurrence of {@code text} at or behind the start of {@code from} that {@code before}
   * others stand before.
   *
   * @param length of the range to give, in characters
   */
  public Optional<SourceRange> find(String text, int before, SourceRange from, int length) {
    int left = before;
    int start = from.column() - 1;
    for (int number = from.line(); number < from.line() + FARTHEST; number++) {
      Optional<String> line = line(new SourceRange(from.file(), number, 1, 1));
      if (line.isEmpty()) {
        return Optional.empty();
      }
      int first = Math.min(start, line.get().codePointCount(0, line.get().length()));
      int at = line.get().indexOf(text, line.get().offsetByCodePoints(0, first));
      for (; at >= 0; at = line.get().indexOf(text, at + text.length())) {
        if (left-- == 0) {
          int column = line.get().codePointCount(0, at) + 1;
          return Optional.of(new SourceRange(from.file(), number, column, column + length));
        }
      }
      start = 0;
    }
    return Optional.empty();
  }
}
