package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Ipv6Address;
import org.qjailctl.core.net.Parsed;

/**
 * Finds the addresses that a word stands for at this moment, as host() in pfctl_parser.c does.
 * Names of hosts are not looked up.
 */
final class HostLookup {

  private final Links links;
  private final Problems problems;

  HostLookup(Links links, Problems problems) {
    this.links = links;
    this.problems = problems;
  }

  /** The addresses of {@code text}; none, with a remark, when it stands for nothing. */
  List<RuleHost> find(String text) {
    int slash = text.lastIndexOf('/');
    String name = slash < 0 ? text : text.substring(0, slash);
    Optional<Integer> prefix = Optional.empty();
    if (slash >= 0) {
      prefix = prefix(text.substring(slash + 1));
      if (prefix.isEmpty()) {
        problems.remark("invalid netmask '" + text.substring(slash) + "'");
        return List.of();
      }
    }
    List<RuleHost> found = addresses(name, prefix);
    if (found.isEmpty()) {
      problems.remark("no IP address found for " + text);
    }
    return found;
  }

  private static Optional<Integer> prefix(String text) {
    return text.matches("[0-9]{1,3}") && Integer.parseInt(text) <= 128
        ? Optional.of(Integer.parseInt(text))
        : Optional.empty();
  }

  private List<RuleHost> addresses(String name, Optional<Integer> prefix) {
    String padded = prefix.isPresent() && name.matches("[0-9.]+") ? padded(name) : name;
    if (Ipv4Address.parse(padded) instanceof Parsed.Ok<Ipv4Address>(Ipv4Address four)) {
      return block(four, prefix);
    }
    if (Ipv6Address.parse(name) instanceof Parsed.Ok<Ipv6Address>(Ipv6Address six)) {
      return block(six, prefix);
    }
    return ofInterface(name, prefix);
  }

  /** {@code 10/8} is short for {@code 10.0.0.0/8}. */
  private static String padded(String octets) {
    StringBuilder all = new StringBuilder(octets);
    for (long dots = octets.chars().filter(c -> c == '.').count(); dots < 3; dots++) {
      all.append(".0");
    }
    return all.toString();
  }

  private static List<RuleHost> block(IpAddress address, Optional<Integer> prefix) {
    int bits = prefix.orElse(address.bits());
    return bits > address.bits()
        ? List.of()
        : List.of(RuleHost.of(new Address.Block(address, bits)));
  }

  /** The addresses of an interface, of its networks, or of the whole host ({@code self}). */
  List<RuleHost> ofInterface(String text, Optional<Integer> prefix) {
    String[] parts = text.split(":", -1);
    List<String> modifiers = List.of(parts).subList(1, parts.length);
    if (!List.of("network", "0").containsAll(modifiers)) {
      return List.of();
    }
    List<RuleHost> found = new ArrayList<>();
    for (Links.Link each : links.all()) {
      if (parts[0].equals("self") || each.isCalled(parts[0])) {
        add(found, each, modifiers, prefix);
      }
    }
    return found;
  }

  private static void add(
      List<RuleHost> found, Links.Link from, List<String> modifiers, Optional<Integer> prefix) {
    boolean network = modifiers.contains("network");
    boolean first = modifiers.contains("0");
    List<Family> seen = new ArrayList<>();
    for (InterfaceAddress each : from.addresses()) {
      Family family = Family.of(each.address());
      boolean linkLocal = each.address() instanceof Ipv6Address six && six.isLinkLocal();
      if ((first && seen.contains(family)) || (linkLocal && (network || first))) {
        continue;
      }
      seen.add(family);
      int bits = network ? each.prefix() : prefix.orElse(each.address().bits());
      found.add(
          new RuleHost(
              false,
              new Address.Block(each.address(), Math.min(bits, each.address().bits())),
              linkLocal ? Optional.of(from.name()) : Optional.empty()));
    }
  }
}
