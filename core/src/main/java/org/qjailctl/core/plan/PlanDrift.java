package org.qjailctl.core.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.diagnostic.Diagnostic;

/**
 * What moved on a host between a plan and its beginning, by planning once more from a fresh look:
 * what a resource's steps depend on is what the planner makes them of, so they still hold when it
 * makes the same of what is there now. What else moved is of no matter to them.
 */
public final class PlanDrift {

  private PlanDrift() {}

  /**
   * The steps of {@code planned} that no longer hold, each with the three-way difference: what they
   * were planned from, what is there now, what is wanted.
   *
   * @param now the plan that is made of the fresh look
   */
  public static SortedMap<StepId, String> of(Plan planned, Plan now) {
    SortedMap<StepId, String> held = new TreeMap<>();
    Optional<Diagnostic> refused = now.problems().stream().filter(Diagnostic::isError).findFirst();
    for (PlannedStep step : planned.steps()) {
      ResourceAddress resource = step.id().resource();
      if (refused.isPresent()) {
        held.put(
            step.id(),
            "The host has changed since the plan was made, and cannot be planned for now: "
                + refused.get().summary()
                + ". "
                + refused.get().detail());
      } else if (!steps(planned, resource).equals(steps(now, resource))
          || !attributes(planned, resource).equals(attributes(now, resource))) {
        held.put(step.id(), explained(resource, planned, now));
      }
    }
    return held;
  }

  /**
   * Whether {@code now} does nothing that was not agreed to with {@code agreed}: each of its steps
   * is one of those. It may have fewer, because a guard said that the work is done.
   */
  public static boolean doesNoMore(Plan now, Plan agreed) {
    Set<List<Object>> known = new HashSet<>();
    agreed.steps().forEach(step -> known.add(List.of(step.id(), step.step(), step.ensures())));
    return now.steps().stream()
        .allMatch(step -> known.contains(List.<Object>of(step.id(), step.step(), step.ensures())));
  }

  /** What is done to a resource, and what is to be seen afterwards. */
  private static List<List<Object>> steps(Plan plan, ResourceAddress resource) {
    return plan.steps().stream()
        .filter(step -> step.id().resource().equals(resource))
        .map(step -> List.<Object>of(step.id(), step.step(), step.ensures()))
        .toList();
  }

  private static String explained(ResourceAddress resource, Plan planned, Plan now) {
    if (steps(now, resource).isEmpty()) {
      return resource
          + " has changed since the plan was made: it is as it is wanted already, by somebody else.";
    }
    List<String> differences = new ArrayList<>();
    List<AttributeChange> before = attributes(planned, resource);
    List<AttributeChange> after = attributes(now, resource);
    for (AttributeChange one : after) {
      if (!before.contains(one)) {
        Optional<AttributeChange> was =
            before.stream().filter(other -> other.name().equals(one.name())).findFirst();
        differences.add(
            one.name()
                + " was "
                + was.map(known -> word(known.before())).orElse("as wanted")
                + ", is now "
                + word(one.before())
                + ", wanted is "
                + word(one.after()));
      }
    }
    for (AttributeChange one : before) {
      if (after.stream().noneMatch(other -> other.name().equals(one.name()))) {
        differences.add(
            one.name() + " was " + word(one.before()) + ", is now as wanted: " + word(one.after()));
      }
    }
    return resource
        + " has changed since the plan was made"
        + (differences.isEmpty()
            ? ": other steps are needed now."
            : ": " + String.join("; ", differences) + ".");
  }

  private static List<AttributeChange> attributes(Plan plan, ResourceAddress resource) {
    return plan.changes().stream()
        .filter(change -> change.resource().equals(resource))
        .flatMap(change -> change.attributes().stream())
        .toList();
  }

  private static String word(Optional<String> value) {
    return value.orElse("not there");
  }
}
