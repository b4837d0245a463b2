package org.qjailctl.planner;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.qjailctl.core.manifest.AbsentJail;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.StepId;

/** One jail that the manifest says is absent: that word is the consent to delete it. */
final class AbsentJailPlanning {

  private AbsentJailPlanning() {}

  static Fragment plan(
      AbsentJail unwanted,
      Optional<ObservedJail> found,
      StorageState storage,
      SortedSet<StepId> needs) {
    JailRemoval removal = new JailRemoval(unwanted.name(), storage);
    Fragment.Chain chain = removal.steps(found, needs);
    boolean goes = !chain.isEmpty();
    Change change =
        new Change(
            JailRemoval.address(unwanted.name()),
            goes ? Action.DELETE : Action.UNCHANGED,
            goes ? Impact.DESTROY : Impact.LIVE,
            goes ? title(found) : "absent",
            List.of(),
            goes ? List.of("qjail restore " + unwanted.name() + " brings it back") : List.of(),
            List.of());
    return new Fragment(List.of(change), chain.steps(), removal.problems());
  }

  private static String title(Optional<ObservedJail> found) {
    return found.isPresent()
        ? "archived to " + JailPaths.ARCHIVES + " first"
        : "archived before; what is left of it";
  }
}
