package org.qjailctl.planner.inside;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.fragment.Fragment;

/** What is on the host itself. It waits for nothing. */
public final class HostProvisionPlanning {

  private static final ResourceAddress ADDRESS =
      ResourceAddress.of(ResourceAddress.Kind.HOST, "").part("provision");

  private HostProvisionPlanning() {}

  public static Fragment plan(Manifest manifest, HostState host) {
    if (manifest.provision().isEmpty()) {
      return new Fragment(List.of(), List.of(), List.of());
    }
    return new ProvisionPlanning(Place.host(), ADDRESS, manifest.provision(), host, new TreeSet<>())
        .plan(true, false);
  }

  /** The steps that qjail's package waits for: packages, and what they are found by. */
  public static SortedSet<StepId> forPackages(Fragment pieces) {
    SortedSet<StepId> before = new TreeSet<>();
    for (PlannedStep step : pieces.steps()) {
      if (ProvisionPlanning.isForPackages(step.step())) {
        before.add(step.id());
      }
    }
    return before;
  }
}
