package org.qjailctl.core.pf.evaluation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.IpNetwork;
import org.qjailctl.core.pf.Address;
import org.qjailctl.core.pf.Family;
import org.qjailctl.core.pf.Links;

/**
 * Whether an address is one that a rule names.
 *
 * @param tables what is in each; empty for one whose contents are not known
 */
record AddressMatch(Links links, Map<String, Optional<List<String>>> tables) {

  Matching of(Address named, IpAddress address) {
    return switch (named) {
      case Address.Block(IpAddress network, int prefix) ->
          Matching.when(within(network, prefix, address));
      case Address.Range(IpAddress first, IpAddress last) ->
          Matching.when(
              Family.of(first) == Family.of(address)
                  && first.compareTo(address) <= 0
                  && address.compareTo(last) <= 0);
      case Address.Dynamic dynamic -> dynamic(dynamic, address);
      case Address.Table(String name) -> table(name, address);
      case Address.Special(String word) -> new Matching.Depends("the routing table (" + word + ")");
    };
  }

  private static boolean within(IpAddress network, int prefix, IpAddress address) {
    return prefix == 0
        || (Family.of(network) == Family.of(address)
            && new Address.Block(address, prefix).address().equals(network));
  }

  private Matching dynamic(Address.Dynamic dynamic, IpAddress address) {
    List<String> parts = List.of(dynamic.name().split(":", -1));
    boolean network = parts.contains("network");
    boolean first = parts.contains("0");
    if (parts.contains("broadcast") || parts.contains("peer")) {
      return new Matching.Depends("the addresses of " + dynamic);
    }
    for (Links.Link link : links.all()) {
      if (link.isCalled(parts.getFirst()) && isOf(link, address, network, first)) {
        return new Matching.Yes();
      }
    }
    return new Matching.No();
  }

  private static boolean isOf(Links.Link link, IpAddress address, boolean network, boolean first) {
    boolean seen = false;
    for (InterfaceAddress each : link.addresses()) {
      if (Family.of(each.address()) != Family.of(address) || (first && seen)) {
        continue;
      }
      seen = true;
      if (within(
          new Address.Block(each.address(), network ? each.prefix() : address.bits()).address(),
          network ? each.prefix() : address.bits(),
          address)) {
        return true;
      }
    }
    return false;
  }

  /** The longest prefix decides; pf has an empty table for one that nobody has made. */
  private Matching table(String name, IpAddress address) {
    Optional<List<String>> contents = tables.getOrDefault(name, Optional.of(List.of()));
    if (contents.isEmpty()) {
      return new Matching.Depends("what is in the table <" + name + ">");
    }
    int longest = -1;
    boolean belongs = false;
    for (String word : contents.get()) {
      if (word.equals("any")) {
        longest = Math.max(longest, 0);
        belongs = longest > 0 ? belongs : true;
        continue;
      }
      boolean not = word.startsWith("!");
      Optional<IpNetwork> network =
          IpNetwork.parse((not ? word.substring(1) : word).strip()).toOptional();
      if (network.isEmpty()) {
        return new Matching.Depends("what " + word + " in the table <" + name + "> stands for");
      }
      if (network.get().contains(address) && network.get().prefix() > longest) {
        longest = network.get().prefix();
        belongs = !not;
      }
    }
    return Matching.when(belongs);
  }
}
