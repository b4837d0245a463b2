package org.qjailctl.core.net;

/** An IPv4 or IPv6 address, without prefix. IPv4 sorts before IPv6, each by value. */
public sealed interface IpAddress extends Comparable<IpAddress> permits Ipv4Address, Ipv6Address {

  /** The address family's word in rc.conf(5) and ifconfig(8): {@code inet} or {@code inet6}. */
  String family();

  /** The prefix length of a single address: 32 or 128. */
  int bits();

  /** The address {@code count} further on. */
  IpAddress plus(int count);

  static Parsed<IpAddress> parse(String text) {
    return text.indexOf(':') >= 0
        ? Ipv6Address.parse(text).map(address -> address)
        : Ipv4Address.parse(text).map(address -> address);
  }
}
