package org.qjailctl.executors.rehearsal;

import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.QjailStep;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.World;

/** Puts in place what a plan fetches, so that what is made of it can be rehearsed. */
final class BaseOnTrust {

  private static final long BYTES = 200_000_000;

  private BaseOnTrust() {}

  static void provide(World world, Plan plan) {
    FileView host = world.files(Place.HOST);
    for (PlannedStep step : plan.steps()) {
      if (step.step() instanceof QjailStep.FetchBase(var source)) {
        try {
          host.makeFolders(source.path().parent().value());
          host.write(source.path().value(), new Content.Opaque(BYTES, source.sha256()));
        } catch (FileRefused e) {
          throw new IllegalStateException("what is fetched finds no place", e);
        }
      }
    }
  }
}
