package org.qjailctl.planner.jail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;

/**
 * What a jail that ended without qjail left mounted: {@code qjail start} then fails for ever
 * (recorded: Resource deadlock avoided, exit 0), so it is unmounted before the start.
 */
public final class StaleMounts {

  private final StorageState storage;

  public StaleMounts(StorageState storage) {
    this.storage = storage;
  }

  /** The jail's own mounts that are left, the last one first; none of a jail that runs. */
  List<Mounted> of(ObservedJail jail) {
    Set<HostPath> own = new TreeSet<>(JailPaths.mountPoints(jail.name()));
    if (jail.image().isPresent()) {
      // It hides the image's file, without which qjail start cannot attach it again.
      own.add(JailPaths.root(jail.name()));
    }
    return jail.runs()
        ? List.of()
        : storage.mountsOf(jail.name()).known().orElse(List.of()).reversed().stream()
            .filter(mounted -> own.contains(mounted.point()))
            .toList();
  }

  /**
   * {@code steps}, with each start and each rename behind the unmounting that it needs, and each
   * stop with that of the jail's image.
   */
  public List<PlannedStep> before(
      List<PlannedStep> steps, SortedMap<JailName, ObservedJail> found) {
    List<PlannedStep> all = new ArrayList<>();
    Set<StepId> added = new TreeSet<>();
    for (PlannedStep step : new OpenImages(storage).closedBy(steps)) {
      boolean wants =
          step.step() instanceof JailStep.StartJail || step.step() instanceof JailStep.RenameJail;
      Optional<PlannedStep> unmount =
          wants
              ? Optional.ofNullable(found.get(JailOrder.jailOf(step))).flatMap(this::unmount)
              : Optional.empty();
      unmount.filter(first -> added.add(first.id())).ifPresent(all::add);
      all.add(unmount.map(first -> behind(step, first.id())).orElse(step));
    }
    return all;
  }

  private Optional<PlannedStep> unmount(ObservedJail jail) {
    List<Mounted> left = of(jail);
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PlannedStep(
                new StepId(ResourceAddress.of(jail.name()), "unmount"),
                new JailStep.UnmountJail(jail.name(), left),
                new TreeSet<>(),
                new Condition.JailUnmounted(jail.name()),
                Impact.LIVE));
  }

  private static PlannedStep behind(PlannedStep start, StepId unmount) {
    SortedSet<StepId> after = new TreeSet<>(start.after());
    after.add(unmount);
    return new PlannedStep(start.id(), start.step(), after, start.ensures(), start.impact());
  }
}
