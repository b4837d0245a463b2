package org.qjailctl.planner;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;

/**
 * The steps of all jails, so that none takes an address before the jail that has it lets go.
 *
 * <p>A jail that stops takes its addresses off the interface, also from under another jail that
 * runs with them: two running jails that trade addresses both go down before one comes back.
 */
final class JailOrder {

  private JailOrder() {}

  /** {@code steps}, jail by jail, as far as the trading of addresses allows. */
  static List<PlannedStep> of(List<PlannedStep> steps, JailAddresses addresses) {
    List<PlannedStep> waiting =
        new ArrayList<>(steps.stream().map(step -> behindGivers(step, steps, addresses)).toList());
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
    if (step.step() instanceof JailStep.StartJail start) {
      SortedSet<JailName> givers = addresses.giversTo(start.name());
      for (PlannedStep other : steps) {
        if (other.step() instanceof JailStep.StopJail stop && givers.contains(stop.name())) {
          after.add(other.id());
        }
      }
    }
    if (step.step() instanceof JailStep.CreateJail create) {
      SortedSet<JailName> givers = addresses.giversTo(create.jail().name());
      for (PlannedStep other : steps) {
        // qjail create compares with the other definitions, whether their jails run or not.
        if (other.step() instanceof JailStep.ConfigureJail giving
            && givers.contains(giving.name())) {
          after.add(other.id());
        }
        if (other.step() instanceof JailStep.DeleteJail gone && givers.contains(gone.name())) {
          after.add(other.id());
        }
      }
    }
    return new PlannedStep(step.id(), step.step(), after, step.ensures(), step.impact());
  }
}
