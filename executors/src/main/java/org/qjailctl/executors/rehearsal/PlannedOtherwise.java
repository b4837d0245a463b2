package org.qjailctl.executors.rehearsal;

import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.Step;
import org.qjailctl.core.plan.StepId;

/**
 * The resources for which a simulated host is planned otherwise than the real one, before anything
 * is done on either: there the simulated host does not stand for it.
 */
final class PlannedOtherwise {

  private PlannedOtherwise() {}

  /** Each such resource with the reason, a clause for people. */
  static SortedMap<ResourceAddress, String> of(Plan real, Plan copy) {
    SortedMap<StepId, Step> here = steps(real);
    SortedMap<StepId, Step> there = steps(copy);
    SortedSet<StepId> all = new TreeSet<>(here.keySet());
    all.addAll(there.keySet());
    SortedMap<ResourceAddress, String> reasons = new TreeMap<>();
    for (StepId id : all) {
      if (!Objects.equals(here.get(id), there.get(id))) {
        reasons.putIfAbsent(id.resource(), reason(id, here, there));
      }
    }
    return reasons;
  }

  private static String reason(StepId id, Map<StepId, Step> here, Map<StepId, Step> there) {
    String how =
        !here.containsKey(id)
            ? "` would be needed, too"
            : there.containsKey(id) ? "` would do something else" : "` would not be needed";
    return "the simulated host cannot show it as it is: there `" + id.verb() + how;
  }

  private static SortedMap<StepId, Step> steps(Plan plan) {
    SortedMap<StepId, Step> steps = new TreeMap<>();
    for (PlannedStep step : plan.steps()) {
      steps.put(step.id(), step.step());
    }
    return steps;
  }
}
