package org.qjailctl.cli.command;

import java.util.Optional;
import org.qjailctl.cli.process.Output;
import org.qjailctl.cli.render.ProgressText;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.StepResult;

/** Prints an apply's steps as they go, one line each; steps may run side by side. */
final class Progress implements RunListener {

  private final Output err;

  /** The step whose line has begun and has not ended. */
  private Optional<StepId> open = Optional.empty();

  Progress(Output err) {
    this.err = err;
  }

  @Override
  public synchronized void stepStarted(PlannedStep step) {
    closeLine();
    err.begin(ProgressText.started(step));
    open = Optional.of(step.id());
  }

  @Override
  public synchronized void stepFinished(PlannedStep step, StepResult result) {
    Line end = ProgressText.finished(result);
    if (open.equals(Optional.of(step.id()))) {
      open = Optional.empty();
      err.print(end.indented(1));
      return;
    }
    closeLine();
    err.print(ProgressText.started(step).and(" ").and(end));
  }

  private void closeLine() {
    if (open.isPresent()) {
      err.print(Line.EMPTY);
      open = Optional.empty();
    }
  }
}
