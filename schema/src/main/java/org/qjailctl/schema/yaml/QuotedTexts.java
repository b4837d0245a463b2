package org.qjailctl.schema.yaml;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Remembers the text between quotes that was read last: a quote that is not closed swallows the
 * lines behind it up to the next quote, and the parser stumbles only there.
 */
final class QuotedTexts {

  private @Nullable ScalarEvent last;

  void passed(ScalarEvent scalar) {
    boolean isQuoted =
        scalar.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED
            || scalar.getScalarStyle() == ScalarStyle.SINGLE_QUOTED;
    if (isQuoted) {
      last = scalar;
    }
  }

  /**
   * Where the quoted text starts that ends in the line of {@code problem}, before it.
   *
   * @param problem where the parser stumbled
   */
  Optional<Mark> openedBefore(Mark problem) {
    if (last == null || last.getStartMark().isEmpty() || last.getEndMark().isEmpty()) {
      return Optional.empty();
    }
    Mark end = last.getEndMark().get();
    return end.getLine() == problem.getLine() && end.getColumn() <= problem.getColumn()
        ? last.getStartMark()
        : Optional.empty();
  }

  /** Whether the quoted text ends right at {@code problem}, with no space between. */
  boolean touches(Mark problem) {
    return last != null
        && last.getEndMark()
            .filter(end -> end.getLine() == problem.getLine())
            .filter(end -> end.getColumn() == problem.getColumn())
            .isPresent();
  }
}
