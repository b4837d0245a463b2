package org.qjailctl.cli.engine;

import java.time.Duration;
import java.util.List;
import org.qjailctl.core.plan.StepId;

/** What became of one step. */
public sealed interface StepResult {

  /** Its effect is seen on the host. */
  record Done(Duration took) implements StepResult {}

  /**
   * Its effect is not seen on the host.
   *
   * @param what what should be seen, or what was tried; a clause
   * @param found what is there instead; a clause
   * @param commands the commands that did not end well
   */
  record Failed(String what, String found, List<CommandFailure> commands) implements StepResult {
    public Failed {
      commands = List.copyOf(commands);
    }
  }

  /** It was not started because {@code by}, which it needs, failed. */
  record Blocked(StepId by) implements StepResult {}

  /** It was not started because the apply was stopped. */
  record NotStarted(String reason) implements StepResult {}
}
