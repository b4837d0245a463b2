package org.qjailctl.core.pf;

import java.util.Map;
import java.util.Optional;

/** protocols(5): what a rule may say behind {@code proto}. */
final class Protocols {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("icmp", "icmp"),
          Map.entry("igmp", "igmp"),
          Map.entry("ipencap", "ipencap"),
          Map.entry("tcp", "tcp"),
          Map.entry("udp", "udp"),
          Map.entry("ipv6", "ipv6"),
          Map.entry("gre", "gre"),
          Map.entry("esp", "esp"),
          Map.entry("ah", "ah"),
          Map.entry("icmp6", "ipv6-icmp"),
          Map.entry("ipv6-icmp", "ipv6-icmp"),
          Map.entry("ospf", "ospf"),
          Map.entry("carp", "carp"),
          Map.entry("sctp", "sctp"),
          Map.entry("pfsync", "pfsync"));

  private static final Map<Integer, String> NUMBERS =
      Map.of(
          1,
          "icmp",
          2,
          "igmp",
          4,
          "ipencap",
          6,
          "tcp",
          17,
          "udp",
          41,
          "ipv6",
          47,
          "gre",
          50,
          "esp",
          51,
          "ah",
          58,
          "ipv6-icmp");

  private Protocols() {}

  /** The name that pfctl(8) prints for a protocol called {@code name}. */
  static Optional<String> named(String name) {
    return Optional.ofNullable(NAMES.get(name));
  }

  static String numbered(int number) {
    return NUMBERS.getOrDefault(number, Integer.toString(number));
  }
}
