package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.fragment.Fragment;

/**
 * Deletions that were cut off, of jails that are to be: one that took the definition away is
 * finished before the jail is made, and the note of one that took nothing yet is dropped, lest it
 * speaks of the jail's later files.
 */
public record BegunDeletions(StorageState storage) {

  /** What {@code plan} makes of the steps that the jail's own begin behind, with those first. */
  public Fragment before(
      Jail wanted,
      Optional<ObservedJail> found,
      SortedSet<StepId> needs,
      Function<SortedSet<StepId>, Fragment> plan) {
    JailName name = found.map(ObservedJail::name).orElse(wanted.name());
    if (!storage.deletionBegun(name).known().orElse(false)) {
      return plan.apply(needs);
    }
    List<PlannedStep> first = new ArrayList<>();
    List<Diagnostic> problems = new ArrayList<>();
    if (found.isEmpty()) {
      JailRemoval removal = new JailRemoval(name, storage);
      first.addAll(removal.steps(found, needs).steps());
      problems.addAll(removal.problems());
    } else {
      Fragment.Chain chain = new Fragment.Chain(ResourceAddress.of(wanted.name()), needs);
      chain.add(
          "keep", new JailStep.KeepJail(name), new Condition.DeletionGivenUp(name), Impact.LIVE);
      first.addAll(chain.steps());
    }
    SortedSet<StepId> after = new TreeSet<>(needs);
    first.forEach(step -> after.add(step.id()));
    Fragment jail = plan.apply(after);
    List<PlannedStep> steps = new ArrayList<>(first);
    steps.addAll(jail.steps());
    problems.addAll(jail.problems());
    return new Fragment(jail.changes(), steps, problems);
  }
}
