package org.qjailctl.executors.simulated.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The jails that run, in the order in which they started. */
public final class Jails {

  private final Pulse pulse;

  private final List<RunningJail> running;
  private int lastJid;

  Jails(Collection<RunningJail> running, int lastJid, Pulse pulse) {
    this.pulse = pulse;
    this.running = new ArrayList<>(running);
    this.lastJid = lastJid;
  }

  public List<RunningJail> all() {
    return List.copyOf(running);
  }

  public int lastJid() {
    return lastJid;
  }

  /** The id of the next jail: ids count up and are not used again. */
  public int nextJid() {
    return lastJid + 1;
  }

  /** The jail with this name or, as jail(8) takes it, this id. */
  public Optional<RunningJail> find(String nameOrJid) {
    return running.stream()
        .filter(j -> j.name().equals(nameOrJid) || Integer.toString(j.jid()).equals(nameOrJid))
        .findFirst();
  }

  public void add(RunningJail jail) {
    pulse.beat();
    running.add(jail);
    lastJid = Math.max(lastJid, jail.jid());
  }

  public void remove(String name) {
    pulse.beat();
    running.removeIf(j -> j.name().equals(name));
  }
}
