package org.qjailctl.executors.simulated.world;

import java.util.List;
import java.util.Map;

/**
 * All of a world but its files, as plain data: what is kept, and what two states are compared by.
 *
 * @param pendingDevd interfaces that were cloned, whose addresses devd(8) has yet to set
 */
public record Facts(
    List<NetworkInterface> interfaces,
    List<RunningJail> jails,
    int lastJid,
    List<Mount> mounts,
    List<String> modules,
    Map<String, String> sysctl,
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
          List.of(),
          List.of(),
          PacketFilter.State.NONE);
}
