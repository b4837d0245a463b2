package org.qjailctl.executors.probe;

import java.util.SortedMap;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ObservedInterface;

/** All interfaces with their addresses, by {@code ifconfig -a}. */
final class InterfacesReading {

  private static final String COMMAND = "ifconfig -a";

  private InterfacesReading() {}

  static Reading<Fact<SortedMap<InterfaceName, ObservedInterface>>> of() {
    return Reading.of(Operation.Run.of("ifconfig", "-a"), InterfacesReading::read);
  }

  private static Fact<SortedMap<InterfaceName, ObservedInterface>> read(Outcome outcome) {
    return Trouble.unfinished(COMMAND, outcome)
        .<Fact<SortedMap<InterfaceName, ObservedInterface>>>map(Fact::unknown)
        .orElseGet(
            () ->
                outcome.good()
                    ? IfconfigText.parse(outcome.stdout().utf8())
                    : Fact.unknown(Trouble.ended(COMMAND, outcome)));
  }
}
