package org.qjailctl.planner.network;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.net.Alias;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.planner.fragment.RcNames;

/**
 * The addresses that rc.conf(5) gives an interface beside its numbered aliases: by {@code
 * ifconfig_IF}, {@code ifconfig_IF_ipv6}, {@code ipv4_addrs_IF}, {@code ifconfig_IF_aliases}, and
 * by those of a server or a router (network.subr of FreeBSD 13.2). A bridge or a vlan is a cloned
 * interface, too, and its own address may be the way by which the operator comes.
 */
final class OtherAddresses {

  private static final Set<String> FROM_A_SERVER =
      Set.of("dhcp", "syncdhcp", "nosyncdhcp", "wpa", "hostap");

  /** Words whose next word is a number of another kind than an address of the interface. */
  private static final Set<String> WITH_ARGUMENT =
      Set.of("broadcast", "vlandev", "vlan", "addm", "laggport", "tunnel", "create_args");

  private final List<Alias> declared = new ArrayList<>();
  private final List<Alias> owned;
  private final boolean fromServer;
  private final boolean fromRouter;

  /**
   * @param rcConf all that rc.conf sets for the interface, {@code ifconfig_DEFAULT} included
   */
  OtherAddresses(InterfaceName name, SortedMap<RcVariable, String> rcConf) {
    List<String> own = words(RcNames.main(name), rcConf);
    List<String> six = words(RcNames.ipv6(name), rcConf);
    List<String> old = words(RcNames.oldIpv6(name), rcConf);
    read(own, "inet");
    read(six, "inet6");
    read(old, "inet6");
    addresses(rcConf.getOrDefault(RcNames.ipv4Addresses(name), ""));
    owned = List.copyOf(declared);
    read(words(RcNames.aliases(name), rcConf), "");
    // dhcpif() and ipv6_autoconfif() leave out loopbacks.
    boolean loopback = name.value().matches("lo[0-9]+");
    boolean oldRouter = RcNames.isYes(rcConf.getOrDefault(RcNames.IPV6_ENABLE, ""));
    this.fromServer = !loopback && own.stream().anyMatch(FROM_A_SERVER::contains);
    this.fromRouter =
        !loopback
            && (oldRouter
                || Stream.of(own, six, old)
                    .flatMap(List::stream)
                    .anyMatch(word -> word.equals("accept_rtadv")));
  }

  /** Whether the interface's own variables, those of aliases aside, give it the address. */
  boolean own(IpAddress address) {
    return owned.stream()
        .flatMap(one -> one.addresses().stream())
        .anyMatch(one -> one.address().equals(address));
  }

  /** {@code ipv4_addrs_IF}: addresses and ranges with prefixes, and nothing else. */
  private void addresses(String value) {
    for (String word : value.strip().split("\\s+", -1)) {
      Alias.parse("inet " + word).toOptional().ifPresent(declared::add);
    }
  }

  /** Whether the variables give the addresses of {@code alias}, all of them. */
  boolean declares(Alias alias) {
    Set<InterfaceAddress> all = new HashSet<>();
    declared.forEach(one -> all.addAll(one.addresses()));
    return all.containsAll(alias.addresses());
  }

  /** Whether the address may be theirs. */
  boolean explain(IpAddress address) {
    return declared.stream()
            .flatMap(one -> one.addresses().stream())
            .anyMatch(one -> one.address().equals(address))
        || switch (address) {
          case Ipv4Address four -> fromServer;
          case Ipv6Address six -> fromServer || fromRouter;
        };
  }

  /** {@code ifconfig_DEFAULT} stands for variables that are not set at all (get_if_var). */
  private static List<String> words(RcVariable name, SortedMap<RcVariable, String> rcConf) {
    boolean hasDefault = name.value().startsWith("ifconfig_") && !name.value().endsWith("_aliases");
    String text =
        Optional.ofNullable(rcConf.get(name))
            .or(() -> Optional.ofNullable(rcConf.get(RcNames.DEFAULT)).filter(value -> hasDefault))
            .orElse("");
    return text.isBlank()
        ? List.of()
        : List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1));
  }

  /**
   * Takes in the addresses among {@code words}.
   *
   * @param family that of an address which stands without one; empty when none may
   */
  private void read(List<String> words, String family) {
    String before = family;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (WITH_ARGUMENT.contains(word)) {
        i++;
      } else if (word.equals("inet") || word.equals("inet6")) {
        before = word;
      } else if (!before.isEmpty() && word.matches("[0-9a-f]*[.:].*")) {
        String next = i + 1 < words.size() ? words.get(i + 1) : "";
        boolean masked = Set.of("netmask", "prefixlen").contains(next) && i + 2 < words.size();
        String mask = masked ? " " + next + " " + words.get(i + 2) : "";
        Alias.parse(before + " " + word + mask).toOptional().ifPresent(declared::add);
        i += masked ? 2 : 0;
      }
    }
  }
}
