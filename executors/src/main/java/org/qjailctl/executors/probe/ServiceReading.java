package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ServiceState;

/**
 * Whether a service runs, and has seen its files as they are, by {@link ServiceScript}. Within one
 * second nobody can tell what came first: the change counts as unseen.
 */
final class ServiceReading {

  private ServiceReading() {}

  static Reading<Fact<ServiceState>> of(
      Place place, ServiceName service, SortedSet<HostPath> files) {
    List<String> argv =
        new ArrayList<>(List.of("sh", "-c", ServiceScript.TEXT, "sh", service.value()));
    files.forEach(file -> argv.add(file.value()));
    PlaceCommand command = new PlaceCommand(place, "asking for the service " + service, argv);
    return command.reading(outcome -> read(command, outcome));
  }

  private static Fact<ServiceState> read(PlaceCommand command, Outcome outcome) {
    if (!outcome.good()) {
      return Fact.unknown(Trouble.ended(command.name(), outcome));
    }
    String line = outcome.stdout().utf8().strip();
    if (line.equals("stopped")) {
      return Fact.known(new ServiceState.Stopped());
    }
    if (!line.matches("running (-|[0-9]{1,12}) [0-9]{1,12}")) {
      return Fact.unknown(Trouble.unreadable(command.name()));
    }
    String[] words = line.split(" ");
    boolean outdated =
        !words[1].equals("-") && Long.parseLong(words[2]) >= Long.parseLong(words[1]);
    return Fact.known(new ServiceState.Running(outdated));
  }
}
