package org.qjailctl.executors.probe;

import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.Guard;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.Fact;

/** Whether the guard of a command succeeds, by its exit status alone. */
final class GuardReading {

  private GuardReading() {}

  static Reading<Fact<Boolean>> of(Place place, Guard guard) {
    PlaceCommand command = new PlaceCommand(place, "a guard", guard.argv(), guard.user());
    return command.reading(outcome -> read(command, outcome));
  }

  /** A program or user that is not there yet tells nothing: a package may bring it. */
  private static Fact<Boolean> read(PlaceCommand command, Outcome outcome) {
    return command.notThere(outcome) || command.notStarted(outcome)
        ? Fact.unknown(Trouble.ended(command.name(), outcome))
        : Fact.known(outcome.good());
  }
}
