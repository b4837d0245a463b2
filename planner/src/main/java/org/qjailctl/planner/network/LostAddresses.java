package org.qjailctl.planner.network;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailAddress;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.ObservedJail;

/** Addresses that nothing but a restart of their jail brings back to their interface. */
public final class LostAddresses {

  /** What each interface that is there, or will be, carries, and what the manifest declares. */
  private final Map<InterfaceName, Set<IpAddress>> there = new TreeMap<>();

  public LostAddresses(Manifest manifest, HostState host) {
    SortedMap<InterfaceName, ObservedInterface> live =
        host.interfaces().known().orElse(new TreeMap<>());
    live.forEach(
        (name, found) -> {
          Set<IpAddress> addresses = new HashSet<>();
          found.addresses().forEach(carried -> addresses.add(carried.address()));
          there.put(name, addresses);
        });
    // Those that the manifest declares come back with the interface, also with one that somebody
    // destroyed under its jails.
    manifest
        .interfaces()
        .forEach(
            (name, wanted) -> {
              Set<IpAddress> addresses = there.computeIfAbsent(name, same -> new HashSet<>());
              wanted.addresses().forEach(declared -> addresses.add(declared.address()));
            });
  }

  /** Of a jail that runs with the addresses of {@code wanted} on their interfaces. */
  public SortedSet<CarriedAddress> of(Jail wanted, ObservedJail found) {
    SortedSet<CarriedAddress> lost = new TreeSet<>();
    if (found.running().isEmpty()
        || wanted.vnet().isPresent()
        || found.vnet().isPresent()
        || !found.networkInterface().equals(wanted.networkInterface().value())) {
      return lost;
    }
    for (JailAddress<? extends IpAddress> address : wanted.addresses()) {
      InterfaceName on = address.on(wanted.networkInterface());
      boolean runsWith = found.running().get().addresses().contains(address.address());
      boolean gone = there.containsKey(on) && !there.get(on).contains(address.address());
      if (runsWith && gone) {
        lost.add(CarriedAddress.of(on, address.address()));
      }
    }
    return lost;
  }
}
