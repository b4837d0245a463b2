package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.net.Netmask;
import org.qjailctl.executors.simulated.world.NetworkInterface;

/**
 * An interface as ifconfig(8) lists it.
 *
 * @param inetCidr {@code -f inet:cidr}
 * @param inet6Cidr {@code -f inet6:cidr}
 */
record InterfaceText(boolean inetCidr, boolean inet6Cidr) {

  static final InterfaceText PLAIN = new InterfaceText(false, false);

  String of(NetworkInterface shown) {
    StringBuilder text = new StringBuilder(first(shown));
    for (InterfaceAddress address : byFamily(shown.addresses())) {
      text.append('\t').append(line(shown, address)).append('\n');
    }
    return text.append(last(shown)).toString();
  }

  /**
   * Addresses in families, which stand in the order of their first members (sortifaddrs in
   * ifconfig.c).
   */
  private static List<InterfaceAddress> byFamily(List<InterfaceAddress> addresses) {
    List<InterfaceAddress> sorted = new ArrayList<>();
    for (String family : addresses.stream().map(a -> a.address().family()).distinct().toList()) {
      addresses.stream().filter(a -> a.address().family().equals(family)).forEach(sorted::add);
    }
    return sorted;
  }

  private String line(NetworkInterface shown, InterfaceAddress address) {
    return switch (address.address()) {
      case Ipv4Address four -> {
        String mask =
            inetCidr ? "/" + address.prefix() : " netmask " + Netmask.hexadecimal(address.prefix());
        Ipv4Address broadcast = new Ipv4Address(four.value() | ~Netmask.ofPrefix(address.prefix()));
        boolean loopback = shown.kind() == NetworkInterface.Kind.LOOPBACK;
        yield "inet " + four + mask + (loopback ? "" : " broadcast " + broadcast);
      }
      case Ipv6Address six -> {
        String scope = six.isLinkLocal() ? "%" + shown.name() : "";
        String prefix = inet6Cidr ? "/" + address.prefix() : " prefixlen " + address.prefix();
        String scopeId =
            six.isLinkLocal() ? " scopeid 0x" + Integer.toHexString(shown.index()) : "";
        yield "inet6 " + six + scope + prefix + scopeId;
      }
    };
  }

  private static String first(NetworkInterface shown) {
    boolean loopback = shown.kind() == NetworkInterface.Kind.LOOPBACK;
    int bits = loopback ? 0x8008 : 0x8822;
    List<String> flags = new ArrayList<>();
    if (shown.up()) {
      bits |= 0x1;
      flags.add("UP");
    }
    flags.add(loopback ? "LOOPBACK" : "BROADCAST");
    if (shown.running()) {
      bits |= 0x40;
      flags.add("RUNNING");
    }
    if (!loopback) {
      flags.add("SIMPLEX");
    }
    flags.add("MULTICAST");
    return "%s: flags=%x<%s> metric 0 mtu %d\n%s"
        .formatted(
            shown.name(), bits, String.join(",", flags), loopback ? 16384 : 1500, options(shown));
  }

  /** Recordings 01 and 03 for lo and vtnet; em(4) as the stock emulated card. */
  private static String options(NetworkInterface shown) {
    return switch (shown.kind()) {
      case LOOPBACK -> "\toptions=680003<RXCSUM,TXCSUM,LINKSTATE,RXCSUM_IPV6,TXCSUM_IPV6>\n";
      case VTNET -> "\toptions=80028<VLAN_MTU,JUMBO_MTU,LINKSTATE>\n\tether 52:54:00:12:34:56\n";
      case EM ->
          """
          \toptions=481009b<RXCSUM,TXCSUM,VLAN_MTU,VLAN_HWTAGGING,VLAN_HWCSUM,VLAN_HWFILTER,NOMAP>
          \tether 52:54:00:12:34:56
          """;
      case OTHER -> "";
    };
  }

  private static String last(NetworkInterface shown) {
    return switch (shown.kind()) {
      case LOOPBACK -> "\tgroups: lo\n\tnd6 options=21<PERFORMNUD,AUTO_LINKLOCAL>\n";
      case VTNET -> ethernet("10Gbase-T");
      case EM -> ethernet("1000baseT");
      case OTHER -> "\tnd6 options=21<PERFORMNUD,AUTO_LINKLOCAL>\n";
    };
  }

  private static String ethernet(String media) {
    return """
        \tmedia: Ethernet autoselect (%s <full-duplex>)
        \tstatus: active
        \tnd6 options=29<PERFORMNUD,IFDISABLED,AUTO_LINKLOCAL>
        """
        .formatted(media);
  }
}
