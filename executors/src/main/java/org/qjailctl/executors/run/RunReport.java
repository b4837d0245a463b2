package org.qjailctl.executors.run;

import java.util.List;
import org.qjailctl.core.plan.PlannedStep;

/** How a run ended: a result for each of the plan's steps, in its order. */
public record RunReport(List<Entry> entries) {

  /** A step and what became of it. */
  public record Entry(PlannedStep step, StepResult result) {}

  public RunReport {
    entries = List.copyOf(entries);
  }

  /** Whether every step took effect. */
  public boolean succeeded() {
    return entries.stream().allMatch(entry -> entry.result() instanceof StepResult.Done);
  }
}
