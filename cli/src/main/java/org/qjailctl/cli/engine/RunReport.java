package org.qjailctl.cli.engine;

import java.util.List;
import org.qjailctl.core.plan.PlannedStep;

/** What became of a plan's steps, in the plan's order. */
public record RunReport(List<Entry> entries) {

  /** A step and its result. */
  public record Entry(PlannedStep step, StepResult result) {}

  public RunReport {
    entries = List.copyOf(entries);
  }

  /** Whether every step is done. */
  public boolean succeeded() {
    return entries.stream().allMatch(entry -> entry.result() instanceof StepResult.Done);
  }
}
