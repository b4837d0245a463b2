package org.qjailctl.executors.rehearsal;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;

/**
 * The resources that a copy of a host does not show as they are on the host: planned before anything
 * is carried out there, they need other steps than on the host. A server that runs on the host and
 * that the copy has no program for is one.
 *
 * @param reasons a clause for people for each
 */
record Unshown(SortedMap<ResourceAddress, String> reasons) {

  static final Unshown NOTHING = new Unshown(new TreeMap<>());

  Unshown {
    reasons = Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
  }

  /**
   * What differs between two plans of one manifest.
   *
   * @param host the plan of the host
   * @param copy the plan of its copy, on which nothing has been carried out
   */
  static Unshown of(Plan host, Plan copy) {
    SortedMap<ResourceAddress, String> reasons = new TreeMap<>();
    addUnlike(reasons, host, copy);
    addUnlike(reasons, copy, host);
    return new Unshown(reasons);
  }

  /** Adds the resources of steps of {@code one} that {@code other} has not, or has otherwise. */
  private static void addUnlike(SortedMap<ResourceAddress, String> reasons, Plan one, Plan other) {
    Map<StepId, PlannedStep> there = new HashMap<>();
    other.steps().forEach(step -> there.put(step.id(), step));
    for (PlannedStep step : one.steps()) {
      if (Optional.ofNullable(there.get(step.id())).filter(same -> like(step, same)).isEmpty()) {
        ResourceAddress resource = step.id().resource();
        reasons.put(resource, "the simulated host cannot show " + resource + " as it is");
      }
    }
  }

  /** The order in which steps come is no part of what a host is. */
  private static boolean like(PlannedStep one, PlannedStep other) {
    return one.step().equals(other.step()) && one.ensures().equals(other.ensures());
  }

  /** Why {@code resource} is not shown; empty if it is. */
  Optional<String> reason(ResourceAddress resource) {
    return Optional.ofNullable(reasons.get(resource));
  }

  boolean isNothing() {
    return reasons.isEmpty();
  }
}
