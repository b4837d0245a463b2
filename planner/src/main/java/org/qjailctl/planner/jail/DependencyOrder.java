package org.qjailctl.planner.jail;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;

/**
 * Jails start behind those that they depend on and stop before them, where one plan starts or stops
 * both. That a jail restarts is no reason to restart those that depend on it.
 */
final class DependencyOrder {

  private final SortedMap<JailName, Jail> jails;
  private final Map<JailName, StepId> starts = new HashMap<>();
  private final Map<JailName, StepId> stops = new HashMap<>();
  private final Map<JailName, SortedSet<StepId>> stopsOfDependents = new HashMap<>();

  private DependencyOrder(List<PlannedStep> steps, SortedMap<JailName, Jail> jails) {
    this.jails = jails;
    for (PlannedStep step : steps) {
      if (step.step() instanceof JailStep.StartJail) {
        starts.put(JailOrder.jailOf(step), step.id());
      } else if (step.step() instanceof JailStep.StopJail) {
        stops.put(JailOrder.jailOf(step), step.id());
      }
    }
    for (Jail jail : jails.values()) {
      StepId stop = stops.get(jail.name());
      for (JailName needed : stop == null ? new TreeSet<JailName>() : jail.dependsOn()) {
        stopsOfDependents.computeIfAbsent(needed, name -> new TreeSet<>()).add(stop);
      }
    }
  }

  /** {@code steps} in the same order, each with what else it comes behind. */
  static List<PlannedStep> of(List<PlannedStep> steps, SortedMap<JailName, Jail> jails) {
    DependencyOrder order = new DependencyOrder(steps, jails);
    return steps.stream().map(order::placed).toList();
  }

  private PlannedStep placed(PlannedStep step) {
    SortedSet<StepId> after = new TreeSet<>(step.after());
    if (step.step() instanceof JailStep.StartJail) {
      Jail jail = jails.get(JailOrder.jailOf(step));
      for (JailName needed : jail == null ? new TreeSet<JailName>() : jail.dependsOn()) {
        StepId start = starts.get(needed);
        if (start != null) {
          after.add(start);
        }
      }
    }
    if (step.step() instanceof JailStep.StopJail) {
      after.addAll(stopsOfDependents.getOrDefault(JailOrder.jailOf(step), new TreeSet<>()));
    }
    return new PlannedStep(step.id(), step.step(), after, step.ensures(), step.impact());
  }
}
