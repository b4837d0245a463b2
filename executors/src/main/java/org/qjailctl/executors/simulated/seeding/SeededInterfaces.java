package org.qjailctl.executors.simulated.seeding;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.executors.simulated.world.NetworkInterface;

/** Interfaces with the addresses that were seen; all are up, in the order of their names. */
final class SeededInterfaces {

  private SeededInterfaces() {}

  static List<NetworkInterface> of(SortedMap<InterfaceName, ObservedInterface> seen) {
    List<NetworkInterface> all = new ArrayList<>();
    for (ObservedInterface one : seen.values()) {
      all.add(
          new NetworkInterface(
              one.name(), all.size() + 1, kind(one.name()), true, true, one.addresses()));
    }
    return all;
  }

  private static NetworkInterface.Kind kind(InterfaceName name) {
    return switch (name.value().replaceFirst("[0-9]+$", "")) {
      case "lo" -> NetworkInterface.Kind.LOOPBACK;
      case "em" -> NetworkInterface.Kind.EM;
      case "vtnet" -> NetworkInterface.Kind.VTNET;
      default -> NetworkInterface.Kind.OTHER;
    };
  }
}
