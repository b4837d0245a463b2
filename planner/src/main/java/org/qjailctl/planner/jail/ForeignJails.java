package org.qjailctl.planner.jail;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.fragment.Fragment;

/**
 * Jails that run and of which the manifest does not say that they do: for an update of the base
 * system they go down and come back where the operator agrees to that.
 */
public record ForeignJails(Manifest manifest, SortedSet<JailName> running) {

  /**
   * Those that run.
   *
   * @param going jails that the plan takes away anyway
   */
  public static ForeignJails of(
      Manifest manifest, Iterable<ObservedJail> found, Set<JailName> going) {
    SortedSet<JailName> others = new TreeSet<>();
    for (ObservedJail jail : found) {
      Jail wanted = manifest.jails().get(jail.name());
      boolean renamed =
          manifest.jails().values().stream()
              .anyMatch(one -> one.was().filter(jail.name()::equals).isPresent());
      boolean known =
          renamed
              || going.contains(jail.name())
              || manifest.absentJails().containsKey(jail.name())
              || (wanted != null && wanted.state() != JailState.UNMANAGED);
      if (jail.runs() && !known) {
        others.add(jail.name());
      }
    }
    return new ForeignJails(manifest, others);
  }

  /**
   * One stop and one start of each, between which the update has its place. One that the manifest
   * leaves in its state has them among its own steps.
   */
  public List<Fragment> brackets(SortedSet<StepId> needs) {
    return running.stream()
        .filter(name -> !manifest.jails().containsKey(name))
        .map(name -> bracket(name, needs))
        .toList();
  }

  /** Whether {@code report} only mentions one of them. */
  public boolean saysMoreThan(Fragment report) {
    return report.steps().isEmpty()
        && report.changes().stream()
            .anyMatch(
                change ->
                    change.resource().kind() == ResourceAddress.Kind.JAIL
                        && running.contains(JailName.of(change.resource().name())));
  }

  private static Fragment bracket(JailName name, SortedSet<StepId> needs) {
    Fragment.Chain chain = new Fragment.Chain(ResourceAddress.of(name), needs);
    chain.add("stop", new JailStep.StopJail(name), new Condition.JailStopped(name), Impact.RESTART);
    chain.add("start", new JailStep.StartJail(name), new Condition.JailRuns(name), Impact.LIVE);
    Change change =
        new Change(
            ResourceAddress.of(name),
            Action.UPDATE,
            Impact.RESTART,
            "",
            List.of(),
            List.of("the jails' base system is updated"),
            List.of(
                "the manifest does not say that it runs: an apply that is cut off may leave it"
                    + " down, and `qjailctl start "
                    + name
                    + "` starts it"));
    return new Fragment(List.of(change), chain.steps(), List.of());
  }
}
