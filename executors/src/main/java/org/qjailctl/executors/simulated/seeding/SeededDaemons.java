package org.qjailctl.executors.simulated.seeding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.PlaceState;
import org.qjailctl.core.observed.ServiceState;
import org.qjailctl.executors.simulated.world.Daemon;

/**
 * The services that were seen to run. One that is outdated started before the seeded files were
 * written, any other after.
 */
final class SeededDaemons {

  private static final int FIRST_PID = 701;
  private static final int MARGIN = 30;

  private SeededDaemons() {}

  static List<Daemon> of(SortedMap<Place, PlaceState> places, long written) {
    List<Daemon> all = new ArrayList<>();
    for (String service : List.of("devd", "syslogd", "cron", "sshd")) {
      all.add(new Daemon(FIRST_PID + all.size(), Optional.empty(), service, 1));
    }
    for (Map.Entry<Place, PlaceState> place : places.entrySet()) {
      for (Map.Entry<ServiceName, Fact<ServiceState>> service :
          place.getValue().services().entrySet()) {
        Optional<String> jail = jail(place.getKey());
        String name = service.getKey().value();
        all.removeIf(one -> one.jail().equals(jail) && one.service().equals(name));
        if (service.getValue()
            instanceof Fact.Known<ServiceState>(ServiceState.Running(boolean outdated))) {
          long since = outdated ? written - MARGIN : written + MARGIN;
          all.add(new Daemon(FIRST_PID + all.size(), jail, name, since));
        }
      }
    }
    return all;
  }

  private static Optional<String> jail(Place place) {
    return switch (place) {
      case Place.OnHost host -> Optional.empty();
      case Place.InJail jail -> Optional.of(jail.jail().value());
    };
  }
}
