package org.qjailctl.executors.run;

import java.util.List;
import org.qjailctl.core.plan.PlannedStep;

/**
 * How a run ended.
 *
 * @param entries a result for each of the plan's steps, in its order
 * @param hostLost whether it ended because the host could no longer be reached
 */
public record RunReport(List<Entry> entries, boolean hostLost) {

  /** A step and what became of it. */
  public record Entry(PlannedStep step, StepResult result) {}

  public RunReport {
    entries = List.copyOf(entries);
  }

  /** A run that ended in sight of its host. */
  public RunReport(List<Entry> entries) {
    this(entries, false);
  }

  /** Whether every step took effect. */
  public boolean succeeded() {
    return entries.stream().allMatch(entry -> entry.result() instanceof StepResult.Done);
  }
}
