package org.qjailctl.core.plan;

import java.util.List;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;

/**
 * The steps that are planned only because a guard of the manifest's was not asked: once it is, it
 * may say that they have nothing to do.
 */
public final class UnaskedSteps {

  private UnaskedSteps() {}

  /** In the plan's order. */
  public static List<PlannedStep> of(Plan plan, HostState seen) {
    return plan.steps().stream().filter(step -> isOne(step, seen)).toList();
  }

  /** Whether {@code step} depends on a guard that was not asked. */
  public static boolean isOne(PlannedStep step, HostState seen) {
    return step.ensures() instanceof Condition.GuardSays says
        && seen.place(says.place()).guardSucceeds(says.guard()).equals(Fact.notAsked());
  }
}
