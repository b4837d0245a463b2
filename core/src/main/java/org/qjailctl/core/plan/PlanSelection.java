package org.qjailctl.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.core.diagnostic.Code;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.diagnostic.Severity;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;

/** A part of a plan: the steps of some resources and of their parts, and all that these need. */
public final class PlanSelection {

  /** Says of a plan that it is not all of one. */
  public static final Code PARTIAL = new Code("QJ5001");

  public static final String SUMMARY = "Only a part of the plan";

  private PlanSelection() {}

  /**
   * The part of {@code plan} that is about {@code addresses}, with a warning that it is one.
   *
   * @param addresses of resources, as {@link ResourceAddress} writes them
   */
  public static Plan of(Plan plan, Set<String> addresses) {
    Set<StepId> wanted = new HashSet<>();
    // The plan's order: each step comes behind those that it needs, so from its end all are known.
    for (PlannedStep step : plan.steps().reversed()) {
      if (isAbout(step.id().resource(), addresses) || wanted.contains(step.id())) {
        wanted.add(step.id());
        wanted.addAll(step.after());
      }
    }
    List<PlannedStep> steps =
        plan.steps().stream().filter(step -> wanted.contains(step.id())).toList();
    Set<ResourceAddress> touched = new HashSet<>();
    steps.forEach(step -> touched.add(step.id().resource()));
    List<Change> changes =
        plan.changes().stream()
            .filter(
                change ->
                    touched.contains(change.resource()) || isAbout(change.resource(), addresses))
            .toList();
    List<Diagnostic> problems = new ArrayList<>(plan.problems());
    problems.add(partial(addresses, plan.steps().size() - steps.size()));
    problems.sort(null);
    List<PlannedCheck> checks =
        plan.checks().stream().filter(check -> isAbout(check.place(), addresses)).toList();
    // What becomes reachable is known of the whole plan only.
    return new Plan(plan.hostName(), changes, steps, checks, problems);
  }

  private static boolean isAbout(ResourceAddress resource, Set<String> addresses) {
    return addresses.contains(resource.toString())
        || addresses.contains(ResourceAddress.of(resource.kind(), resource.name()).toString());
  }

  /** Those of a jail that is named, or a part of which is. */
  private static boolean isAbout(Place place, Set<String> addresses) {
    return switch (place) {
      case Place.OnHost host -> false;
      case Place.InJail(JailName jail) -> {
        String whole = ResourceAddress.of(jail).toString();
        yield addresses.stream()
            .anyMatch(one -> one.equals(whole) || one.startsWith(whole + " / "));
      }
    };
  }

  private static Diagnostic partial(Set<String> addresses, int left) {
    return new Diagnostic(
        PARTIAL,
        Severity.WARNING,
        Optional.empty(),
        String.join(", ", addresses.stream().sorted().toList()),
        SUMMARY,
        "Only what --target names and what that needs is planned; "
            + left
            + (left == 1 ? " step is" : " steps are")
            + " left out.",
        "Plan without --target to see all that differs from the manifest.");
  }
}
