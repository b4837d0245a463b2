package org.qjailctl.executors.run;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.plan.PlannedStep;

/**
 * How a run ended.
 *
 * @param entries a result for each of the plan's steps, in its order
 * @param hostLost whether it ended because the host could no longer be reached
 * @param unconfirmed why the host puts its network back, if it does
 */
public record RunReport(
    List<Entry> entries, boolean hostLost, Optional<GuardEvent.NotConfirmed> unconfirmed) {

  /** A step and what became of it. */
  public record Entry(PlannedStep step, StepResult result) {}

  public RunReport {
    entries = List.copyOf(entries);
  }

  /** A run that ended in sight of its host. */
  public RunReport(List<Entry> entries) {
    this(entries, false, Optional.empty());
  }

  /** Whether every step took effect. */
  public boolean succeeded() {
    return unconfirmed.isEmpty()
        && entries.stream().allMatch(entry -> entry.result() instanceof StepResult.Done);
  }
}
