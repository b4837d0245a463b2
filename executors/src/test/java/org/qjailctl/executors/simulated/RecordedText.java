package org.qjailctl.executors.simulated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.net.Netmask;
import org.qjailctl.executors.simulated.world.Mount;
import org.qjailctl.executors.simulated.world.NetworkInterface;
import org.qjailctl.executors.simulated.world.RunningJail;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads recorded facts back into what they tell of. */
final class RecordedText {

  private static final Pattern FIRST = Pattern.compile("(\\w+): flags=\\w+<([^>]*)>.*");
  private static final Pattern INET = Pattern.compile("\\tinet (\\S+) netmask (\\S+).*");
  private static final Pattern INET6 = Pattern.compile("\\tinet6 ([^ %]+)\\S* prefixlen (\\d+).*");

  private RecordedText() {}

  static List<NetworkInterface> interfaces(String text) {
    List<NetworkInterface> all = new ArrayList<>();
    List<InterfaceAddress> addresses = new ArrayList<>();
    Optional<Matcher> open = Optional.empty();
    for (String line : text.lines().toList()) {
      Matcher first = FIRST.matcher(line);
      Matcher inet = INET.matcher(line);
      Matcher inet6 = INET6.matcher(line);
      if (first.matches()) {
        open.ifPresent(m -> all.add(read(m, all.size() + 1, addresses)));
        addresses.clear();
        open = Optional.of(first);
      } else if (inet.matches()) {
        addresses.add(
            new InterfaceAddress(
                Ipv4Address.of(inet.group(1)), Netmask.prefixOf(inet.group(2)).orElseThrow()));
      } else if (inet6.matches()) {
        addresses.add(
            new InterfaceAddress(Ipv6Address.of(inet6.group(1)), Integer.parseInt(inet6.group(2))));
      }
    }
    open.ifPresent(m -> all.add(read(m, all.size() + 1, addresses)));
    return all;
  }

  private static NetworkInterface read(Matcher first, int index, List<InterfaceAddress> addresses) {
    String name = first.group(1);
    NetworkInterface.Kind kind =
        name.startsWith("lo")
            ? NetworkInterface.Kind.LOOPBACK
            : name.startsWith("vtnet") ? NetworkInterface.Kind.VTNET : NetworkInterface.Kind.OTHER;
    List<String> flags = List.of(first.group(2).split(","));
    return new NetworkInterface(
        new InterfaceName(name),
        index,
        kind,
        flags.contains("UP"),
        flags.contains("RUNNING"),
        addresses);
  }

  static List<RunningJail> jails(String text) {
    List<RunningJail> jails = new ArrayList<>();
    for (JsonNode jail : new JsonMapper().readTree(text).path("jail-information").path("jail")) {
      Map<String, String> parameters = new TreeMap<>();
      jail.propertyStream()
          .filter(
              e -> e.getKey().matches("allow\\..*|securelevel|devfs_ruleset|enforce_statfs|vnet"))
          .forEach(e -> parameters.put(e.getKey(), e.getValue().asString()));
      List<Ipv4Address> ip4 = new ArrayList<>();
      jail.path("ip4.addr").forEach(a -> ip4.add(Ipv4Address.of(a.asString())));
      List<Ipv6Address> ip6 = new ArrayList<>();
      jail.path("ip6.addr").forEach(a -> ip6.add(Ipv6Address.of(a.asString())));
      jails.add(
          new RunningJail(
              jail.get("jid").asInt(),
              jail.get("name").asString(),
              HostPath.of(jail.get("path").asString()),
              jail.get("host.hostname").asString(),
              ip4,
              ip6,
              parameters));
    }
    return jails;
  }

  static List<Mount> mounts(String text) {
    return text.lines()
        .map(line -> line.split("\\s+"))
        .map(
            word ->
                new Mount(
                    word[0],
                    HostPath.of(word[1]),
                    word[2],
                    word[3],
                    Integer.parseInt(word[4]),
                    Integer.parseInt(word[5]),
                    word[2].equals("nullfs")
                        ? Optional.of(HostPath.of(word[0]))
                        : Optional.empty()))
        .toList();
  }

  /** What {@code ls} of several folders listed, by folder. */
  static Map<String, List<String>> listings(String text) {
    Map<String, List<String>> listings = new LinkedHashMap<>();
    List<String> current = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.endsWith(":")) {
        current = new ArrayList<>();
        listings.put(line.substring(0, line.length() - 1), current);
      } else if (!line.isEmpty()) {
        current.add(line);
      }
    }
    return listings;
  }
}
