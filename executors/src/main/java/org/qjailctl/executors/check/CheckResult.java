package org.qjailctl.executors.check;

import java.time.Duration;
import java.util.Optional;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.plan.PlannedCheck;

/**
 * What came of a check.
 *
 * @param tries how often an answer was had
 * @param took from the first try to the last answer
 * @param asked what was run
 * @param last the last answer; empty when there was none
 */
public record CheckResult(
    PlannedCheck check,
    Ending ending,
    int tries,
    Duration took,
    Operation.Run asked,
    Optional<Outcome> last) {

  /** How it ended. */
  public enum Ending {
    PASSED,
    FAILED,
    /** Nobody waited for the end. */
    INTERRUPTED
  }

  public boolean passed() {
    return ending == Ending.PASSED;
  }
}
