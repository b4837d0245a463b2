package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.ArchiveName;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailAction;
import org.qjailctl.core.plan.JailSetting;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.fragment.PlanCode;

/** The steps that do to one jail what an operator asks, and why not. */
public final class JailActionPlanning {

  private final JailName name;
  private final Optional<ObservedJail> found;
  private final StorageState storage;
  private final List<Diagnostic> problems = new ArrayList<>();
  private final Fragment.Chain chain;

  public JailActionPlanning(JailName name, Optional<ObservedJail> found, StorageState storage) {
    this.name = name;
    this.found = found;
    this.storage = storage;
    this.chain = new Fragment.Chain(ResourceAddress.of(name), new TreeSet<>());
  }

  public Fragment plan(JailAction action) {
    if (action instanceof JailAction.Restore(Optional<ArchiveName> archive)) {
      restore(archive);
    } else if (found.isEmpty()) {
      refuse(
          PlanCode.NO_JAIL,
          "qjail knows no jail " + name + ".",
          "`qjail list` on the host shows those that it knows; `qjailctl restore` brings one"
              + " back.");
    } else if (storage.restorationBegun(name).known().orElse(false)) {
      refuseHalfRestored();
    } else {
      plan(action, found.get());
    }
    return new Fragment(
        List.of(),
        problems.isEmpty() ? new OpenImages(storage).closedBy(chain.steps()) : List.of(),
        problems);
  }

  private void plan(JailAction action, ObservedJail jail) {
    switch (action) {
      case JailAction.Start start -> {
        if (!jail.runs()) {
          start(jail);
        }
      }
      case JailAction.Stop stop -> {
        if (jail.runs()) {
          stop();
        }
      }
      case JailAction.Restart restart -> {
        if (jail.runs()) {
          stop();
        }
        start(jail);
      }
      case JailAction.Archive(boolean stop) -> archive(jail, stop);
      case JailAction.Restore restore -> {}
    }
  }

  private void start(ObservedJail jail) {
    if (jail.boot() == BootPolicy.NORUN) {
      refuse(
          PlanCode.NEVER_STARTED,
          "Its start-up policy is norun, and qjail passes over such jails.",
          "Give it `boot: manual` in the manifest, or lift the status with `qjail config -R "
              + name
              + "`.");
      return;
    }
    if (!jail.runs()) {
      unmountWhatIsLeft();
    }
    chain.add(
        "start",
        new JailStep.StartJail(name, jail.sshPending()),
        new Condition.JailRuns(name),
        Impact.LIVE);
  }

  private void stop() {
    chain.add("stop", new JailStep.StopJail(name), new Condition.JailStopped(name), Impact.RESTART);
  }

  /** What a jail that ended without qjail left mounted keeps it from starting (recorded). */
  private void unmountWhatIsLeft() {
    List<Mounted> left = found.map(new StaleMounts(storage)::of).orElse(List.of());
    if (!left.isEmpty()) {
      chain.add(
          "unmount",
          new JailStep.UnmountJail(name, left),
          new Condition.JailUnmounted(name),
          Impact.LIVE);
    }
  }

  private void archive(ObservedJail jail, boolean mayStop) {
    if (jail.runs() && !mayStop) {
      refuse(
          PlanCode.JAIL_RUNS,
          "qjail archives stopped jails only.",
          "Stop it first, or add --stop: it goes down for the archive and comes back.");
      return;
    }
    if (jail.runs()) {
      stop();
    } else {
      unmountWhatIsLeft();
    }
    Optional<ArchiveName> newest = storage.newestArchive(name).known().orElse(Optional.empty());
    status("lift status", jail.boot(), BootPolicy.AUTO);
    chain.add(
        "archive",
        new JailStep.ArchiveJail(name, newest),
        new Condition.JailArchived(name, newest),
        Impact.LIVE);
    status("set status", BootPolicy.AUTO, jail.boot());
    if (jail.runs()) {
      start(jail);
    }
  }

  private void status(String verb, BootPolicy from, BootPolicy to) {
    if (from != to) {
      List<JailSetting> settings = List.of(new JailSetting.Boot(from, to));
      chain.add(
          verb,
          new JailStep.ConfigureJail(name, settings),
          new Condition.JailHas(name, settings),
          Impact.LIVE);
    }
  }

  private void restore(Optional<ArchiveName> asked) {
    List<HostPath> files = storage.filesOf(name).known().orElse(List.of());
    if (storage.restorationBegun(name).known().orElse(false) && !files.isEmpty()) {
      refuseHalfRestored();
      return;
    }
    if (found.isPresent() || !files.isEmpty()) {
      refuse(
          PlanCode.JAIL_EXISTS,
          files
              + (files.size() == 1 ? " is" : " are")
              + " there; a restoration would write over it.",
          "Archive and delete the jail first (`state: absent`), or move its files away.");
      return;
    }
    SortedSet<ArchiveName> there = storage.archives().known().orElse(new TreeSet<>());
    Optional<ArchiveName> archive =
        there.stream()
            .filter(one -> asked.map(a -> a.value().equals(one.value())).orElse(isOfIt(one)))
            .max(Comparator.naturalOrder());
    if (archive.isEmpty()) {
      List<ArchiveName> own = there.stream().filter(a -> a.jail().equals(name)).toList();
      refuse(
          PlanCode.NO_ARCHIVE,
          asked.map(a -> "There is no " + a).orElse("There is none of " + name)
              + " in "
              + JailPaths.ARCHIVES
              + ".",
          own.isEmpty() ? "" : "There are: " + own + ".");
      return;
    }
    chain.add(
        "restore",
        new JailStep.RestoreJail(archive.get()),
        new Condition.JailRestored(archive.get().jail()),
        Impact.LIVE);
  }

  /** In whatever zone: of a jail that is not there nothing else tells where it was. */
  private boolean isOfIt(ArchiveName archive) {
    return archive.jail().equals(name);
  }

  private void refuseHalfRestored() {
    HostPath note = JailPaths.restoring(name);
    refuse(
        PlanCode.HALF_RESTORED,
        note + " says that a restoration began, and nobody saw its end.",
        "Look at the jail. Where it is whole, remove that file; where it is not, `qjail delete "
            + name
            + "`, then restore it again: the archive is still there.");
  }

  private void refuse(PlanCode code, String detail, String remedy) {
    problems.add(code.about(ResourceAddress.of(name), detail, remedy));
  }
}
