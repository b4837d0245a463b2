package org.qjailctl.planner.jail;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.planner.fragment.Fragment;

/**
 * The jails that qjailctl made and the manifest no longer mentions: reported, and deleted only
 * where the operator prunes. A jail that somebody else made is none of them.
 */
public final class VanishedJails {

  private final SortedMap<JailName, JailRecord> vanished;
  private final StorageState storage;
  private final SortedMap<JailName, ObservedJail> found;
  private final boolean prune;

  public VanishedJails(
      Manifest manifest,
      StorageState storage,
      SortedMap<JailName, ObservedJail> found,
      boolean prune) {
    this.vanished = new TreeMap<>(storage.records().known().orElse(new TreeMap<>()));
    vanished.values().removeIf(record -> !record.created());
    vanished.keySet().removeAll(manifest.jails().keySet());
    vanished.keySet().removeAll(manifest.absentJails().keySet());
    // A jail that was renamed is not gone; its own plan takes the old record away.
    manifest.jails().values().forEach(jail -> jail.was().ifPresent(vanished::remove));
    this.storage = storage;
    this.found = found;
    this.prune = prune;
  }

  /** Each of them, with the steps that take it away where they may. */
  public List<Fragment> plan() {
    return vanished.entrySet().stream()
        .map(entry -> plan(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Those that the plan takes away. */
  public Set<JailName> going() {
    return prune ? vanished.keySet() : Set.of();
  }

  private Fragment plan(JailName name, JailRecord record) {
    Optional<ObservedJail> jail = Optional.ofNullable(found.get(name));
    boolean begun = storage.deletionBegun(name).known().orElse(false);
    if (jail.isEmpty() && !begun) {
      return prune ? forget(name) : new Fragment(List.of(), List.of(), List.of());
    }
    if (!prune) {
      return new Fragment(List.of(reported(name)), List.of(), List.of());
    }
    if (record.preventDestroy()) {
      return Fragment.problem(ProtectedJails.problem(name, "--prune would delete it"));
    }
    return AbsentJailPlanning.removal(name, jail, storage);
  }

  private static Change reported(JailName name) {
    return new Change(
        ResourceAddress.of(name),
        Action.UNCHANGED,
        Impact.LIVE,
        "",
        List.of(),
        List.of(),
        List.of("no longer in the manifest; --prune archives and deletes it"));
  }

  /** Somebody else has deleted it. */
  private static Fragment forget(JailName name) {
    Fragment.Chain chain = new Fragment.Chain(ResourceAddress.of(name), new TreeSet<>());
    chain.add(
        "forget", new JailStep.ForgetJail(name), new Condition.JailForgotten(name), Impact.LIVE);
    Change change =
        new Change(
            ResourceAddress.of(name),
            Action.DELETE,
            Impact.LIVE,
            "gone already; its record " + JailPaths.record(name),
            List.of(),
            List.of(),
            List.of());
    return new Fragment(List.of(change), chain.steps(), List.of());
  }
}
