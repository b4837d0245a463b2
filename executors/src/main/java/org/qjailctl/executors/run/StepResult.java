package org.qjailctl.executors.run;

import java.time.Duration;
import java.util.List;
import org.qjailctl.core.plan.StepId;

/** What became of one step. */
public sealed interface StepResult {

  /**
   * The host shows its effect.
   *
   * @param complaints operations that did not report success although the effect is there
   */
  record Done(Duration took, List<CommandFailure> complaints) implements StepResult {
    public Done {
      complaints = List.copyOf(complaints);
    }
  }

  /**
   * The host does not show its effect, whatever the exit statuses said.
   *
   * @param found what the host shows instead, a clause for people
   * @param failures the operations that failed; where all reported success, those that said
   *     something
   */
  record Failed(Duration took, String found, List<CommandFailure> failures) implements StepResult {
    public Failed {
      failures = List.copyOf(failures);
    }
  }

  /** Not begun, because a step that it needs did not succeed. */
  record Blocked(StepId by) implements StepResult {}

  /** Not begun, because the run ended before, or what it was planned from has changed. */
  record NotStarted(String reason) implements StepResult {}
}
