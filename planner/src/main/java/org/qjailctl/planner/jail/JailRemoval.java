package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.ArchiveName;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailSetting;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.planner.fragment.Fragment;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * The steps that take one jail away and keep its data: stop, archive, look into the archive,
 * delete. Refused while anything but the jail's own mounts is mounted below its root.
 */
final class JailRemoval {

  private final JailName name;
  private final StorageState storage;
  private final List<Diagnostic> problems = new ArrayList<>();

  JailRemoval(JailName name, StorageState storage) {
    this.name = name;
    this.storage = storage;
  }

  List<Diagnostic> problems() {
    return List.copyOf(problems);
  }

  /** The steps, none where there is a problem. */
  Fragment.Chain steps(Optional<ObservedJail> found, SortedSet<StepId> needs) {
    Fragment.Chain chain = new Fragment.Chain(ResourceAddress.of(name), needs);
    refuseUnread("the jails' files", storage.files());
    refuseUnread("what is mounted", storage.mounts());
    refuseUnread("the jails' archives", storage.archives());
    boolean begun = storage.deletionBegun(name).known().orElse(false);
    List<HostPath> files = storage.filesOf(name).known().orElse(List.of());
    List<Mounted> mounts = storage.mountsOf(name).known().orElse(List.of());
    if (!problems.isEmpty()) {
      return chain;
    }
    boolean archived = storage.newestArchive(name).known().orElse(Optional.empty()).isPresent();
    if (found.isEmpty() && !(begun && archived)) {
      warnOfRemains(files);
      return chain;
    }
    refuseForeign(mounts, found.filter(jail -> jail.image().isPresent()).isPresent());
    if (!problems.isEmpty()) {
      return chain;
    }
    boolean runs = found.map(ObservedJail::runs).orElse(false);
    if (runs) {
      chain.add(
          "stop", new JailStep.StopJail(name), new Condition.JailStopped(name), Impact.DESTROY);
    } else if (!mounts.isEmpty()) {
      unmount(mounts, chain);
    }
    if (found.isPresent()) {
      archive(found.get(), chain);
      chain.add(
          "delete",
          new JailStep.DeleteJail(name),
          new Condition.All(List.of(new Condition.JailGone(name), new Condition.ArchiveKept(name))),
          Impact.DESTROY);
    } else {
      chain.add(
          "finish deletion",
          new JailStep.FinishDeletion(name),
          new Condition.JailGone(name),
          Impact.DESTROY);
    }
    return chain;
  }

  /** Of a jail in manual or norun status qjail makes an archive without the definition. */
  private void archive(ObservedJail found, Fragment.Chain chain) {
    if (found.boot() != BootPolicy.AUTO) {
      List<JailSetting> lifted = List.of(new JailSetting.Boot(found.boot(), BootPolicy.AUTO));
      chain.add(
          "lift status",
          new JailStep.ConfigureJail(name, lifted),
          new Condition.JailHas(name, lifted),
          Impact.LIVE);
    }
    Optional<ArchiveName> newest = storage.newestArchive(name).known().orElse(Optional.empty());
    chain.add(
        "archive",
        new JailStep.ArchiveJail(name, newest),
        new Condition.JailArchived(name, newest),
        Impact.LIVE);
  }

  /**
   * A jail that ended without qjail leaves its mounts, and what is mounted twice at one point is
   * unmounted twice; the last mount goes first.
   */
  private void unmount(List<Mounted> mounts, Fragment.Chain chain) {
    chain.add(
        "unmount",
        new JailStep.UnmountJail(name, mounts.reversed()),
        new Condition.JailUnmounted(name),
        Impact.LIVE);
  }

  /**
   * @param image whether the jail lives in an image, which qjail mounts on its root while it runs
   */
  private void refuseForeign(List<Mounted> mounts, boolean image) {
    Set<HostPath> own = new TreeSet<>(JailPaths.mountPoints(name));
    if (image) {
      own.add(JailPaths.root(name));
    }
    List<HostPath> foreign =
        mounts.stream().map(Mounted::point).filter(point -> !own.contains(point)).toList();
    if (!foreign.isEmpty()) {
      problems.add(
          PlanCode.JAIL_MOUNTS.about(
              ResourceAddress.of(name),
              "The jail is to be deleted, and "
                  + foreign
                  + (foreign.size() == 1 ? " is" : " are")
                  + " mounted below its root: qjail delete would delete what is in there.",
              "Unmount it, and take it out of "
                  + JailPaths.fstab(name)
                  + " where it stands there; then plan again."));
    }
  }

  private void warnOfRemains(List<HostPath> files) {
    if (!files.isEmpty()) {
      problems.add(
          PlanCode.JAIL_REMAINS.about(
              ResourceAddress.of(name),
              "qjail knows no such jail, and these are left of one: " + files + ".",
              "qjailctl deletes nothing that it has not archived. Look at them, and remove them by"
                  + " hand."));
    }
  }

  private void refuseUnread(String what, Fact<?> fact) {
    if (fact instanceof Fact.Unknown<?>(String reason)) {
      problems.add(PlanCode.unread(what, reason));
    }
  }
}
