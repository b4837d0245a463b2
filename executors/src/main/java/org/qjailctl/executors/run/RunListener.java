package org.qjailctl.executors.run;

import org.qjailctl.core.plan.PlannedStep;

/** Is told how a run goes on, while it does. */
public interface RunListener {

  void stepStarted(PlannedStep step);

  void stepFinished(PlannedStep step, StepResult result);

  /** Tells both. */
  static RunListener both(RunListener one, RunListener other) {
    return new RunListener() {
      @Override
      public void stepStarted(PlannedStep step) {
        one.stepStarted(step);
        other.stepStarted(step);
      }

      @Override
      public void stepFinished(PlannedStep step, StepResult result) {
        one.stepFinished(step, result);
        other.stepFinished(step, result);
      }
    };
  }

  /** For those who only want the report. */
  static RunListener silent() {
    return new RunListener() {
      @Override
      public void stepStarted(PlannedStep step) {}

      @Override
      public void stepFinished(PlannedStep step, StepResult result) {}
    };
  }
}
