package org.qjailctl.planner.jail;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.AbsentJail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.planner.fragment.Fragment;

/** The jails that the manifest says are absent: that word is the consent to delete it. */
public final class AbsentJailPlanning {

  private AbsentJailPlanning() {}

  /** One fragment a jail that is to be absent, by name. */
  public static List<Fragment> plan(
      Manifest manifest, SortedMap<JailName, ObservedJail> found, StorageState storage) {
    return manifest.absentJails().values().stream()
        .map(jail -> plan(jail, Optional.ofNullable(found.get(jail.name())), storage))
        .toList();
  }

  private static Fragment plan(
      AbsentJail unwanted, Optional<ObservedJail> found, StorageState storage) {
    Optional<Diagnostic> refusal =
        found.isEmpty()
            ? Optional.empty()
            : ProtectedJails.refusal(unwanted, storage.record(unwanted.name()));
    return refusal.map(Fragment::problem).orElseGet(() -> removal(unwanted.name(), found, storage));
  }

  /** What takes {@code jail} away, whoever has consented. */
  static Fragment removal(JailName name, Optional<ObservedJail> found, StorageState storage) {
    JailName there = found.map(ObservedJail::name).orElse(name);
    JailRemoval removal = new JailRemoval(there, storage);
    Fragment.Chain chain = removal.steps(found, new TreeSet<>());
    boolean goes = !chain.isEmpty();
    Change change =
        new Change(
            ResourceAddress.of(name),
            goes ? Action.DELETE : Action.UNCHANGED,
            goes ? Impact.DESTROY : Impact.LIVE,
            goes ? title(there, found) : "absent",
            List.of(),
            goes ? List.of("`qjailctl restore " + name + "` brings it back") : List.of(),
            List.of());
    return new Fragment(List.of(change), chain.steps(), removal.problems());
  }

  private static String title(JailName there, Optional<ObservedJail> found) {
    return found.isPresent()
        ? "archived to " + there.zone().archives() + " first"
        : "archived before; what is left of it";
  }
}
