package org.qjailctl.cli.engine;

import org.qjailctl.core.plan.PlannedStep;

/** Hears of an apply's steps as they go. */
public interface RunListener {

  void stepStarted(PlannedStep step);

  void stepFinished(PlannedStep step, StepResult result);
}
