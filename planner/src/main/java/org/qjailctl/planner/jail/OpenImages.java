package org.qjailctl.planner.jail;

import java.util.List;
import java.util.Optional;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.PlannedStep;

/**
 * The images of jails that stop. qjail 5.0 unmounts one only when jail(8) reports success, and
 * jail(8) fails after the jail has ended where its address cannot be taken off its interface
 * (recorded: two jails on one address); {@code qjail start} then does not find the image below
 * itself.
 */
final class OpenImages {

  private final StorageState storage;

  OpenImages(StorageState storage) {
    this.storage = storage;
  }

  /** {@code steps}, where each stop of a jail in an image unmounts that, too. */
  List<PlannedStep> closedBy(List<PlannedStep> steps) {
    return steps.stream().map(this::closedBy).toList();
  }

  private PlannedStep closedBy(PlannedStep step) {
    if (!(step.step() instanceof JailStep.StopJail stop)) {
      return step;
    }
    Optional<Mounted> image = storage.imageOf(stop.name()).known().orElse(Optional.empty());
    if (image.isEmpty()) {
      return step;
    }
    return new PlannedStep(
        step.id(),
        new JailStep.StopJail(stop.name(), image),
        step.after(),
        new Condition.All(List.of(step.ensures(), new Condition.JailImageClosed(stop.name()))),
        step.impact());
  }
}
