package org.qjailctl.cli.render;

import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.executors.run.StepResult;

/** One line a step while an apply goes on. */
public final class ProgressText {

  private ProgressText() {}

  /** The line's beginning, when the step starts. */
  public static Line started(PlannedStep step) {
    return Line.of(step.id() + " ...");
  }

  /** The line's end. */
  public static Line finished(StepResult result) {
    return switch (result) {
      case StepResult.Done(var took, var complaints) ->
          Line.of(Style.ADDED, "done").and(" " + ElapsedTime.of(took));
      case StepResult.Failed failed -> Line.of(Style.REMOVED, "FAILED");
      case StepResult.Blocked(var by) -> Line.of(Style.CHANGED, "not started, for it needs " + by);
      case StepResult.NotStarted(String reason) -> Line.of(Style.CHANGED, "not started: " + reason);
    };
  }
}
