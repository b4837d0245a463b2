package org.qjailctl.schema.yaml;

import java.util.Optional;
import org.qjailctl.core.diagnostic.SourceRange;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Turns snakeyaml-engine's marks, which count from 0, to ranges in {@code file}. */
record Marks(String file) {

  /** The stretch of {@code event} on its first line; its first character when it goes on below. */
  SourceRange range(Event event) {
    Optional<Mark> start = event.getStartMark();
    Optional<Mark> end = event.getEndMark();
    if (start.isEmpty()) {
      return new SourceRange(file, 1, 1, 1);
    }
    int line = start.get().getLine();
    int column = start.get().getColumn();
    int last = end.filter(mark -> mark.getLine() == line).map(Mark::getColumn).orElse(column + 1);
    return new SourceRange(file, line + 1, column + 1, last + 1);
  }

  SourceRange at(Mark mark) {
    int column = mark.getColumn() + 1;
    return new SourceRange(file, mark.getLine() + 1, column, column + 1);
  }
}
