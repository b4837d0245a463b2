package org.qjailctl.core.diagnostic;

import java.util.Comparator;

/**
 * A stretch of one line of a manifest.
 *
 * @param file as it was named by the person
 * @param line counted from 1
 * @param column of the first character, counted from 1 in Unicode code points
 * @param endColumn of the character behind the last; at least {@code column}
 */
public record SourceRange(String file, int line, int column, int endColumn)
    implements Comparable<SourceRange> {

  private static final Comparator<SourceRange> BY_PLACE =
      Comparator.comparing(SourceRange::file)
          .thenComparingInt(SourceRange::line)
          .thenComparingInt(SourceRange::column)
          .thenComparingInt(SourceRange::endColumn);

  @Override
  public int compareTo(SourceRange other) {
    return BY_PLACE.compare(this, other);
  }

  /** How a message at {@code from} names this place: the line, and the file where it is another. */
  public String seenFrom(SourceRange from) {
    return file.equals(from.file) ? "line " + line : "line " + line + " of " + file;
  }

  /** As compilers write it: {@code file:line:column}. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
