package org.qjailctl.executors.simulated.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The daemons that run, on the host and in jails. */
public final class Daemons {

  private final Pulse pulse;

  private static final int FIRST_PID = 700;

  private final List<Daemon> running;
  private int lastPid;

  Daemons(Collection<Daemon> running, Pulse pulse) {
    this.pulse = pulse;
    this.running = new ArrayList<>(running);
    this.lastPid = running.stream().mapToInt(Daemon::pid).max().orElse(FIRST_PID);
  }

  public List<Daemon> all() {
    return List.copyOf(running);
  }

  public Optional<Daemon> find(Place place, String service) {
    return running.stream()
        .filter(d -> d.jail().equals(place.jail()) && d.service().equals(service))
        .findFirst();
  }

  /**
   * Starts a daemon. A batch happens in one instant here, so that the sleep(1) before a start has
   * gone by.
   *
   * @param now in seconds since 1970
   */
  public Daemon start(Place place, String service, long now) {
    pulse.beat();
    Daemon started = new Daemon(++lastPid, place.jail(), service, now + 1);
    running.add(started);
    return started;
  }

  public void stop(Place place, String service) {
    pulse.beat();
    running.removeIf(d -> d.jail().equals(place.jail()) && d.service().equals(service));
  }

  /** Ends all that runs in a jail, as the jail's removal does. */
  public void stopAll(String jail) {
    pulse.beat();
    running.removeIf(d -> d.jail().equals(Optional.of(jail)));
  }
}
