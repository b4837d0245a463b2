package org.qjailctl.executors.probe;

import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.observed.Fact;

/**
 * Whether a service runs, by {@code service NAME onestatus}, which asks whatever rc.conf(5) says of
 * it. A service that is not installed does not run either.
 */
final class ServiceReading {

  private ServiceReading() {}

  static Reading<Fact<Boolean>> of(Place place, ServiceName service) {
    PlaceCommand command = PlaceCommand.in(place, "service", service.value(), "onestatus");
    return command.reading(outcome -> read(command, outcome));
  }

  private static Fact<Boolean> read(PlaceCommand command, Outcome outcome) {
    return command.notThere(outcome) || command.notStarted(outcome)
        ? Fact.unknown(Trouble.ended(command.name(), outcome))
        : Fact.known(outcome.exit() == 0);
  }
}
