package org.qjailctl.executors.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.core.plan.StepWrites;
import org.qjailctl.core.plan.Written;

/** Which of a plan's steps may start now: those whose needs are met and that disturb no other. */
final class Schedule {
  private final Map<StepId, PlannedStep> waiting = new LinkedHashMap<>();
  private final Map<StepId, Set<Written>> running = new HashMap<>();
  private final Set<StepId> done = new HashSet<>();

  Schedule(Plan plan) {
    plan.steps().forEach(step -> waiting.put(step.id(), step));
  }

  /** Takes the first step, in the plan's order, that may start now. */
  Optional<PlannedStep> next() {
    for (PlannedStep step : waiting.values()) {
      Set<Written> writes = StepWrites.of(step.step());
      boolean undisturbed =
          running.values().stream().allMatch(others -> StepWrites.apart(writes, others));
      if (undisturbed && done.containsAll(step.after())) {
        waiting.remove(step.id());
        running.put(step.id(), writes);
        return Optional.of(step);
      }
    }
    return Optional.empty();
  }

  void succeeded(StepId step) {
    running.remove(step);
    done.add(step);
  }

  /**
   * Takes out the steps that {@code step}, which did not succeed, keeps from starting: those that
   * need it, and those that need them, each with the one that it needs.
   */
  Map<PlannedStep, StepId> failed(StepId step) {
    running.remove(step);
    Set<StepId> missing = new HashSet<>(Set.of(step));
    Map<PlannedStep, StepId> blocked = new LinkedHashMap<>();
    // The plan's order: each step comes behind those that it needs.
    for (PlannedStep later : List.copyOf(waiting.values())) {
      Optional<StepId> by = later.after().stream().filter(missing::contains).findFirst();
      if (by.isPresent()) {
        waiting.remove(later.id());
        missing.add(later.id());
        blocked.put(later, by.get());
      }
    }
    return blocked;
  }

  /** Takes out all that has not started. */
  List<PlannedStep> rest() {
    List<PlannedStep> rest = new ArrayList<>(waiting.values());
    waiting.clear();
    return rest;
  }
}
