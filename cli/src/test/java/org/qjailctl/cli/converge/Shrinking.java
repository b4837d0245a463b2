package org.qjailctl.cli.converge;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;

/** Makes a story shorter while the same kind of thing is wrong at its end. */
final class Shrinking {

  private static final int MOST_TRIES = 600;

  private final Function<Story, Optional<Wrong>> wrong;
  private int left = MOST_TRIES;

  /** {@code wrong} says what is wrong at the end of a story. */
  Shrinking(Function<Story, Optional<Wrong>> wrong) {
    this.wrong = wrong;
  }

  /** The shortest story found whose end is wrong as that of {@code story} is. */
  Story least(Story story) {
    Optional<Wrong> first = wrong.apply(story);
    return first.isEmpty() ? story : least(story, first.get().kind());
  }

  private Story least(Story story, String kind) {
    Story least = story;
    boolean shorter = true;
    while (shorter) {
      shorter = false;
      Iterator<Story> candidates = least.shorter().iterator();
      while (!shorter && candidates.hasNext() && left-- > 0) {
        Story candidate = candidates.next();
        if (wrong.apply(candidate).filter(found -> found.kind().equals(kind)).isPresent()) {
          least = candidate;
          shorter = true;
        }
      }
    }
    return least;
  }
}
