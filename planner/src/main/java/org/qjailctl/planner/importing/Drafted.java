package org.qjailctl.planner.importing;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.draft.Draft;

/**
 * A manifest that was drafted.
 *
 * @param pieces the paths of those pieces that could be left out of it
 */
public record Drafted(Draft draft, SortedSet<String> pieces) {
  public Drafted {
    pieces = Collections.unmodifiableSortedSet(new TreeSet<>(pieces));
  }
}
