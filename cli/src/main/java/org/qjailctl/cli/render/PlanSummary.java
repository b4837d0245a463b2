package org.qjailctl.cli.render;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;

/**
 * A plan in numbers. A resource that is replaced counts as added and as destroyed, as Terraform
 * counts it.
 *
 * @param restarts the running jails that go down and come back
 * @param stops the running jails that go down and stay down
 */
record PlanSummary(long add, long change, long destroy, List<String> restarts, List<String> stops) {

  static PlanSummary of(Plan plan) {
    Set<JailName> started =
        plan.steps().stream()
            .map(PlannedStep::step)
            .filter(JailStep.StartJail.class::isInstance)
            .map(step -> ((JailStep.StartJail) step).name())
            .collect(Collectors.toSet());
    return new PlanSummary(
        plan.count(Action.CREATE) + plan.count(Action.REPLACE),
        plan.count(Action.UPDATE),
        plan.count(Action.DELETE) + plan.count(Action.REPLACE),
        plan.restarts().stream().filter(started::contains).map(JailName::value).toList(),
        plan.restarts().stream()
            .filter(jail -> !started.contains(jail))
            .map(JailName::value)
            .toList());
  }

  /** Such as {@code 3 to add, 1 to change, 0 to destroy}. */
  String counts() {
    return add + " to add, " + change + " to change, " + destroy + " to destroy";
  }

  /** Such as {@code Restarts: postgres.}; empty when no running jail goes down. */
  String interruptions() {
    String both = restarts.isEmpty() ? "" : "Restarts: " + String.join(", ", restarts) + ".";
    String gap = both.isEmpty() || stops.isEmpty() ? "" : "  ";
    return both + gap + (stops.isEmpty() ? "" : "Stops: " + String.join(", ", stops) + ".");
  }
}
