package org.qjailctl.core.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps that the network guard watches over. Those that change the network as it runs and that
 * it can take back are guarded; with each of them go the steps of its resource that come before:
 * the files that they write are to be saved as they were.
 *
 * @param stretches the steps of each resource from its first to its last guarded one, in order
 */
public record GuardedSteps(Map<ResourceAddress, List<PlannedStep>> stretches) {

  public GuardedSteps {
    stretches = new LinkedHashMap<>(stretches);
  }

  public static GuardedSteps of(Plan plan) {
    Map<ResourceAddress, List<PlannedStep>> stretches = new LinkedHashMap<>();
    Map<ResourceAddress, List<PlannedStep>> begun = new LinkedHashMap<>();
    for (PlannedStep step : plan.steps()) {
      ResourceAddress resource = step.id().resource();
      List<PlannedStep> chain = begun.computeIfAbsent(resource, same -> new ArrayList<>());
      chain.add(step);
      if (isGuarded(step)) {
        stretches.put(resource, List.copyOf(chain));
      }
    }
    return new GuardedSteps(stretches);
  }

  public boolean isEmpty() {
    return stretches.isEmpty();
  }

  /** A jail's own network, sshd and kernel variables are none that the guard could put back. */
  private static boolean isGuarded(PlannedStep planned) {
    if (planned.impact() != Impact.NETWORK) {
      return false;
    }
    return switch (planned.step()) {
      case PfStep pf -> true;
      case HostStep.AddAddresses add -> true;
      case HostStep.RemoveAddresses remove -> true;
      case Step other -> false;
    };
  }
}
