package org.qjailctl.executors.simulated.world;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All of a world but its files, as plain data: what is kept, and what two states are compared by.
 *
 * @param oids the kinds of those variables that a stock kernel does not have, as flags
 * @param pendingDevd interfaces that were cloned, whose addresses devd(8) has yet to set
 */
public record Facts(
    List<NetworkInterface> interfaces,
    List<RunningJail> jails,
    int lastJid,
    List<Mount> mounts,
    List<String> modules,
    Map<String, String> sysctl,
    Map<String, String> oids,
    List<Daemon> daemons,
    List<String> pendingDevd,
    PacketFilter.State pf) {

  /** Of a tree of files that nothing runs on. */
  public static final Facts NONE =
      new Facts(
          List.of(),
          List.of(),
          0,
          List.of(),
          List.of(),
          Map.of(),
          Map.of(),
          List.of(),
          List.of(),
          PacketFilter.State.NONE);

  /** A file of an earlier version knows no kinds. */
  public Facts {
    oids = Objects.requireNonNullElse(oids, Map.of());
  }
}
