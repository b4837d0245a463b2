package org.qjailctl.executors.simulated.world;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;

/** The network interfaces, in the kernel's order. */
public final class Interfaces {

  private final Pulse pulse;

  private static final InterfaceAddress LOOPBACK_LINK_LOCAL =
      new InterfaceAddress(Ipv6Address.of("fe80::1"), 64);

  private final List<NetworkInterface> interfaces;

  Interfaces(Collection<NetworkInterface> interfaces, Pulse pulse) {
    this.pulse = pulse;
    this.interfaces = new ArrayList<>(interfaces);
  }

  public List<NetworkInterface> all() {
    return List.copyOf(interfaces);
  }

  public Optional<NetworkInterface> find(String name) {
    return interfaces.stream().filter(i -> i.name().value().equals(name)).findFirst();
  }

  /**
   * Makes a cloned interface, down and without addresses; it takes the lowest free index
   * (if_alloc).
   */
  public NetworkInterface create(InterfaceName name) {
    int index = 1;
    while (hasIndex(index)) {
      index++;
    }
    NetworkInterface.Kind kind =
        name.value().startsWith("lo")
            ? NetworkInterface.Kind.LOOPBACK
            : NetworkInterface.Kind.OTHER;
    pulse.beat();
    NetworkInterface made = new NetworkInterface(name, index, kind, false, false, List.of());
    interfaces.add(made);
    return made;
  }

  private boolean hasIndex(int index) {
    return interfaces.stream().anyMatch(i -> i.index() == index);
  }

  public void destroy(InterfaceName name) {
    pulse.beat();
    interfaces.removeIf(i -> i.name().equals(name));
  }

  /**
   * Adds an address. An IPv4 address that is there already is taken off and put at the end
   * (in_aifaddr_ioctl in netinet/in.c); an IPv6 address stays where it is. The first IPv4 address
   * brings the interface up.
   */
  public void add(InterfaceName name, InterfaceAddress address) {
    pulse.beat();
    NetworkInterface old = find(name.value()).orElseThrow();
    switch (address.address()) {
      case Ipv4Address four -> replace(old.without(four).with(address));
      case Ipv6Address six -> replace(old.has(six) ? old : old.with(address));
    }
    bring(name, true);
  }

  public void remove(InterfaceName name, IpAddress address) {
    pulse.beat();
    find(name.value()).ifPresent(i -> replace(i.without(address)));
  }

  /**
   * Brings an interface up or down; a loopback gets its link-local address as it first comes up.
   */
  public void bring(InterfaceName name, boolean up) {
    NetworkInterface changed = find(name.value()).orElseThrow().up(up);
    boolean bare = up && changed.kind() == NetworkInterface.Kind.LOOPBACK;
    replace(
        bare && !changed.has(LOOPBACK_LINK_LOCAL.address())
            ? changed.with(LOOPBACK_LINK_LOCAL)
            : changed);
  }

  private void replace(NetworkInterface changed) {
    interfaces.replaceAll(i -> i.name().equals(changed.name()) ? changed : i);
  }
}
