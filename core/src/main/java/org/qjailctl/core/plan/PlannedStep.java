package org.qjailctl.core.plan;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A step in its place.
 *
 * @param after the steps that must have succeeded before
 * @param ensures what must be seen on the host afterwards
 */
public record PlannedStep(
    StepId id, Step step, SortedSet<StepId> after, Condition ensures, Impact impact) {
  public PlannedStep {
    after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
  }
}
