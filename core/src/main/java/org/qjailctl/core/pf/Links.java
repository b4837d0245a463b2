package org.qjailctl.core.pf;

import java.util.List;
import java.util.Set;
import org.qjailctl.core.net.InterfaceAddress;

/** The interfaces of a host, in the kernel's order, as far as pf's rules may name them. */
public record Links(List<Link> all) {

  public static final Links NONE = new Links(List.of());

  /** Clones are in a group of their kind; other interfaces are in {@code all} alone. */
  private static final Set<String> CLONED =
      Set.of(
          "bridge", "carp", "edsc", "enc", "epair", "gif", "gre", "ipsec", "lagg", "lo", "me",
          "ovpn", "pflog", "pfsync", "stf", "tap", "tun", "vlan", "vmnet", "vxlan", "wg");

  public Links {
    all = List.copyOf(all);
  }

  /**
   * An interface.
   *
   * @param addresses in the kernel's order
   */
  public record Link(String name, List<InterfaceAddress> addresses) {

    public Link {
      addresses = List.copyOf(addresses);
    }

    /** Whether a rule that names {@code word} means this interface: by name, or by group. */
    public boolean isCalled(String word) {
      return name.equals(word) || inGroup(name, word);
    }
  }

  /** Whether the interface {@code name} is in the group {@code group} when it is made. */
  static boolean inGroup(String name, String group) {
    if (group.equals("all")) {
      return true;
    }
    return CLONED.contains(group)
        && name.startsWith(group)
        && name.substring(group.length()).matches("[0-9]+[ab]?");
  }

  /** Whether {@code word} surely stands for no interface or group that the host may have. */
  boolean isKnown(String word) {
    return all.stream().anyMatch(link -> link.isCalled(word));
  }
}
