package org.qjailctl.planner.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.IpNetwork;
import org.qjailctl.core.pf.Address;
import org.qjailctl.core.pf.Combination;
import org.qjailctl.core.pf.Family;
import org.qjailctl.core.pf.Links;
import org.qjailctl.core.pf.PortMatch;
import org.qjailctl.core.pf.RuleHost;
import org.qjailctl.core.pf.evaluation.Packet;
import org.qjailctl.core.pf.evaluation.Ruleset;

/** Packets that a rule is about: one for each interface and address that it may be for. */
final class Doors {

  private Doors() {}

  /**
   * A packet.
   *
   * @param ports what it stands for, as a rule says it
   * @param from whom it stands for
   */
  record Door(Packet packet, String ports, String from) {}

  static List<Door> of(Combination rule, Ruleset rules, Links links, List<IpAddress> anyone) {
    List<Door> all = new ArrayList<>();
    Optional<PortMatch> port =
        rule.toPort().filter(one -> List.of("=", ":").contains(one.operator()));
    boolean transport = rule.protocol().equals("tcp") || rule.protocol().equals("udp");
    if (port.isEmpty() || !transport) {
      return all;
    }
    for (Links.Link link : links.all()) {
      boolean on =
          rule.on().isEmpty() || (!rule.on().get().not() && link.isCalled(rule.on().get().name()));
      for (IpAddress source : sources(rule, rules, anyone)) {
        boolean family = rule.family().isEmpty() || rule.family().get() == Family.of(source);
        if (on && family && outside(link, source)) {
          destination(rule, link, source)
              .ifPresent(
                  to ->
                      all.add(
                          new Door(
                              Packet.in(
                                  link.name(), rule.protocol(), source, to, port.get().first()),
                              ports(port.get()),
                              from(rule))));
        }
      }
    }
    return all;
  }

  /** Whether the interface leads out, in the family of {@code other}. */
  static boolean outside(Links.Link link, IpAddress other) {
    return !link.name().matches("lo[0-9]+")
        && link.addresses().stream().anyMatch(one -> one.address().bits() == other.bits());
  }

  private static String ports(PortMatch port) {
    return port.operator().equals(":")
        ? port.first() + ":" + port.second()
        : Integer.toString(port.first());
  }

  private static String from(Combination rule) {
    return rule.from()
        .map(host -> host.not() ? "any but " + host.address() : host.address().toString())
        .orElse("any");
  }

  private static List<IpAddress> sources(Combination rule, Ruleset rules, List<IpAddress> anyone) {
    if (rule.from().map(RuleHost::address).orElse(null) instanceof Address.Table table
        && !rule.from().get().not()) {
      return rules.contents(table.name()).stream()
          .filter(one -> !one.startsWith("!"))
          .flatMap(one -> IpNetwork.parse(one).toOptional().stream())
          .map(one -> one.prefix() == one.address().bits() ? one.address() : one.address().plus(1))
          .limit(1)
          .toList();
    }
    if (rule.from().map(RuleHost::address).orElse(null) instanceof Address.Block block
        && !rule.from().get().not()
        && block.prefix() > 0) {
      return List.of(
          block.prefix() == block.address().bits() ? block.address() : block.address().plus(1));
    }
    return anyone;
  }

  private static Optional<IpAddress> destination(
      Combination rule, Links.Link link, IpAddress source) {
    if (rule.to().map(RuleHost::address).orElse(null) instanceof Address.Block block
        && block.prefix() == block.address().bits()
        && !rule.to().get().not()) {
      return Optional.of(block.address()).filter(one -> one.bits() == source.bits());
    }
    return link.addresses().stream()
        .map(InterfaceAddress::address)
        .filter(one -> one.bits() == source.bits())
        .findFirst();
  }
}
