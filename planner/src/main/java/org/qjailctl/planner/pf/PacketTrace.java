package org.qjailctl.planner.pf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.pf.Links;
import org.qjailctl.core.pf.Rule;
import org.qjailctl.core.pf.evaluation.Connection;
import org.qjailctl.core.pf.evaluation.Fate;
import org.qjailctl.core.pf.evaluation.Packet;
import org.qjailctl.core.pf.evaluation.Ruleset;

/**
 * What becomes of a packet, and by which rules.
 *
 * @param connection what becomes of the connection that it opens
 * @param jails by address
 * @param assumed what was taken for granted, a clause each
 */
public record PacketTrace(
    Packet packet, Connection connection, Map<IpAddress, String> jails, List<String> assumed) {

  /** In one word. */
  public enum Result {
    PASS,
    BLOCK,
    UNKNOWN
  }

  /** By the rules that the manifest makes, where no host was asked. */
  public static PacketTrace of(Manifest manifest, Packet packet) {
    PlannedPf pf = PlannedPf.of(manifest);
    List<String> assumed = new ArrayList<>();
    assumed.add("the manifest's rules are all: no host was asked");
    Links links = pf.linksAfter();
    IpAddress own =
        packet.direction() == Rule.Direction.IN ? packet.destination() : packet.source();
    boolean held =
        links.all().stream()
            .flatMap(link -> link.addresses().stream())
            .anyMatch(one -> one.address().equals(own));
    if (!held) {
      links = with(links, packet.on(), own);
      assumed.add(packet.on() + " has the address " + own);
    }
    return of(pf.after(true, false, links), links, packet, jailsOf(manifest), assumed);
  }

  private static Links with(Links links, String on, IpAddress address) {
    List<Links.Link> all = new ArrayList<>();
    List<InterfaceAddress> addresses = new ArrayList<>();
    for (Links.Link link : links.all()) {
      if (link.name().equals(on)) {
        addresses.addAll(link.addresses());
      } else {
        all.add(link);
      }
    }
    addresses.add(new InterfaceAddress(address, address.bits()));
    all.add(new Links.Link(on, addresses));
    return new Links(all);
  }

  /** By the rules that a host will have once the manifest is applied. */
  public static PacketTrace of(Manifest manifest, HostState host, Packet packet) {
    PlannedPf pf = new PlannedPf(Optional.of(manifest), host);
    Links links = pf.linksAfter();
    boolean filters =
        manifest
            .pf()
            .map(wanted -> wanted.enable())
            .orElse(host.pf().enabled().known().orElse(false));
    Ruleset rules =
        !filters
            ? Ruleset.NONE
            : manifest.pf().isPresent() ? pf.after(true, false, links) : pf.running();
    return of(rules, links, packet, jailsOf(manifest), List.of());
  }

  /** By the rules that a host has loaded. */
  public static PacketTrace of(HostState host, Packet packet) {
    PlannedPf pf = new PlannedPf(Optional.empty(), host);
    return of(pf.running(), pf.linksNow(), packet, Reach.jailsOf(host), List.of());
  }

  private static PacketTrace of(
      Ruleset rules,
      Links links,
      Packet packet,
      Map<IpAddress, String> jails,
      List<String> assumed) {
    return new PacketTrace(packet, Connection.of(rules, links, packet), jails, assumed);
  }

  private static Map<IpAddress, String> jailsOf(Manifest manifest) {
    Map<IpAddress, String> all = new LinkedHashMap<>();
    for (Jail jail : manifest.jails().values()) {
      jail.ip4().forEach(one -> all.put(one.address(), jail.name().value()));
      jail.ip6().forEach(one -> all.put(one.address(), jail.name().value()));
    }
    return all;
  }

  public Result result() {
    if (connection.surelyOpens()) {
      return Result.PASS;
    }
    return connection.surelyFails() ? Result.BLOCK : Result.UNKNOWN;
  }

  /** The jail that the packet surely reaches. */
  public Optional<String> jail() {
    List<Optional<String>> all =
        connection.opening().fates().stream()
            .filter(Fate::passes)
            .map(fate -> Optional.ofNullable(jails.get(fate.after().destination())))
            .distinct()
            .toList();
    return result() == Result.PASS && all.size() == 1 ? all.getFirst() : Optional.empty();
  }

  /** Whether it fares as expected: {@code pass}, {@code block}, or the name of a jail. */
  public boolean is(String expected) {
    return switch (expected) {
      case "pass" -> result() == Result.PASS;
      case "block" -> result() == Result.BLOCK;
      default -> jail().filter(expected::equals).isPresent();
    };
  }

  /** What the result depends on; none where it is sure. */
  public Set<String> depends() {
    return result() == Result.UNKNOWN ? connection.depends() : Set.of();
  }
}
