package org.qjailctl.executors.simulated.world;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;

/**
 * A network interface.
 *
 * @param index the kernel's number of it, which a link-local address carries as its scope
 * @param addresses in the kernel's order
 */
public record NetworkInterface(
    InterfaceName name,
    int index,
    Kind kind,
    boolean up,
    boolean running,
    List<InterfaceAddress> addresses) {

  /** What an interface is; decides the lines that ifconfig(8) prints besides addresses. */
  public enum Kind {
    LOOPBACK,
    /** Emulated Intel Ethernet, em(4). */
    EM,
    /** Paravirtual Ethernet, vtnet(4). */
    VTNET,
    /** bridge(4), epair(4) and other clones: what is shown of them is kept plain. */
    OTHER
  }

  public NetworkInterface {
    addresses = List.copyOf(addresses);
  }

  public boolean has(IpAddress address) {
    return addresses.stream().anyMatch(a -> a.address().equals(address));
  }

  public NetworkInterface up(boolean isUp) {
    return new NetworkInterface(name, index, kind, isUp, running || isUp, addresses);
  }

  NetworkInterface with(InterfaceAddress added) {
    List<InterfaceAddress> changed = new ArrayList<>(addresses);
    changed.add(added);
    return new NetworkInterface(name, index, kind, up, running, changed);
  }

  NetworkInterface without(IpAddress address) {
    List<InterfaceAddress> changed = new ArrayList<>(addresses);
    changed.removeIf(a -> a.address().equals(address));
    return new NetworkInterface(name, index, kind, up, running, changed);
  }
}
