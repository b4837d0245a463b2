package org.qjailctl.executors.probe;

import java.util.List;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.Fact;

/** Whether something listens on a TCP port, by sockstat(1) (recording 13). */
final class PortReading {

  private PortReading() {}

  static Reading<Fact<Boolean>> of(Place place, Port port) {
    PlaceCommand command = PlaceCommand.in(place, "sockstat", "-46lq", "-p", port.toString());
    return command.reading(outcome -> read(command, port, outcome));
  }

  private static Fact<Boolean> read(PlaceCommand command, Port port, Outcome outcome) {
    return outcome.good()
        ? Fact.known(outcome.stdout().utf8().lines().anyMatch(line -> listens(line, port)))
        : Fact.unknown(Trouble.ended(command.name(), outcome));
  }

  /**
   * {@code USER COMMAND PID FD PROTO LOCAL FOREIGN}; UDP sockets come along with -l. The protocol
   * is tcp4, tcp6, or tcp46 for a socket of both (sockstat.c of FreeBSD 13.2).
   */
  private static boolean listens(String line, Port port) {
    List<String> words = List.of(line.strip().split("\\s+"));
    for (int i = 0; i + 1 < words.size(); i++) {
      if (words.get(i).startsWith("tcp") && words.get(i + 1).endsWith(":" + port)) {
        return true;
      }
    }
    return false;
  }
}
