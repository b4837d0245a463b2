package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.network.JailAddresses;

/**
 * The steps of all jails, so that none takes an address before the jail that has it lets go, and
 * none starts before those that it depends on.
 *
 * <p>A jail that stops takes its addresses off the interface, also from under another jail that
 * runs with them: two running jails that trade addresses both go down before one comes back.
 */
public final class JailOrder {

  private JailOrder() {}

  /** {@code steps}, jail by jail, as far as the trading of addresses allows. */
  public static List<PlannedStep> of(
      List<PlannedStep> steps, JailAddresses addresses, SortedMap<JailName, Jail> jails) {
    List<PlannedStep> waiting =
        new ArrayList<>(
            DependencyOrder.of(
                steps.stream().map(step -> behindGivers(step, steps, addresses)).toList(), jails));
    Set<StepId> unplaced = waiting.stream().map(PlannedStep::id).collect(Collectors.toSet());
    List<PlannedStep> placed = new ArrayList<>();
    while (!waiting.isEmpty()) {
      PlannedStep next = firstFree(waiting, unplaced);
      unplaced.remove(next.id());
      placed.add(next);
    }
    return placed;
  }

  private static PlannedStep firstFree(List<PlannedStep> waiting, Set<StepId> unplaced) {
    for (Iterator<PlannedStep> steps = waiting.iterator(); steps.hasNext(); ) {
      PlannedStep step = steps.next();
      if (step.after().stream().noneMatch(unplaced::contains)) {
        steps.remove();
        return step;
      }
    }
    throw new IllegalStateException("steps that wait for each other: " + waiting);
  }

  private static PlannedStep behindGivers(
      PlannedStep step, List<PlannedStep> steps, JailAddresses addresses) {
    SortedSet<StepId> after = new TreeSet<>(step.after());
    if (step.step() instanceof JailStep.StartJail) {
      SortedSet<JailName> givers = addresses.giversTo(jailOf(step));
      for (PlannedStep other : steps) {
        if (other.step() instanceof JailStep.StopJail && givers.contains(jailOf(other))) {
          after.add(other.id());
        }
      }
    }
    if (step.step() instanceof JailStep.CreateJail) {
      SortedSet<JailName> givers = addresses.giversTo(jailOf(step));
      for (PlannedStep other : steps) {
        // qjail create compares with the other definitions, whether their jails run or not.
        if (other.step() instanceof JailStep.ConfigureJail && givers.contains(jailOf(other))) {
          after.add(other.id());
        }
        if (other.step() instanceof JailStep.DeleteJail gone && givers.contains(gone.name())) {
          after.add(other.id());
        }
      }
    }
    return new PlannedStep(step.id(), step.step(), after, step.ensures(), step.impact());
  }

  /** By the name that it is to have: a step may still know it by the one before. */
  static JailName jailOf(PlannedStep step) {
    return JailName.of(step.id().resource().name());
  }
}
