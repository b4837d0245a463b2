package org.qjailctl.executors.run;

import org.qjailctl.core.plan.PlannedStep;

/** Is told how a run goes on, while it does. */
public interface RunListener {

  void stepStarted(PlannedStep step);

  void stepFinished(PlannedStep step, StepResult result);

  /** The network guard was armed, confirmed or not confirmed. */
  default void guard(GuardEvent event) {}

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

      @Override
      public void guard(GuardEvent event) {
        one.guard(event);
        other.guard(event);
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
