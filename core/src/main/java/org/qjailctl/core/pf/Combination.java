package org.qjailctl.core.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One rule of those that a statement with lists is multiplied out to (expand_rule in parse.y). */
public record Combination(
    Optional<Match.On> on,
    Optional<Family> family,
    String protocol,
    String icmp,
    Optional<RuleHost> from,
    Optional<PortMatch> fromPort,
    String os,
    Optional<RuleHost> to,
    Optional<PortMatch> toPort) {

  /** All combinations in pfctl(8)'s order; those of two families are left out. */
  static List<Combination> of(Match match, List<String> icmpTypes) {
    List<Combination> all = new ArrayList<>();
    for (Optional<Match.On> on : orNone(match.on())) {
      for (Optional<String> protocol : orNone(match.protocols())) {
        for (Optional<String> icmp : orNone(icmpTypes)) {
          for (Optional<RuleHost> from : orNone(match.from().hosts())) {
            for (Optional<PortMatch> fromPort : orNone(match.from().ports())) {
              for (Optional<String> os : orNone(match.os())) {
                Combination before =
                    new Combination(
                        on,
                        match.family(),
                        protocol.orElse(""),
                        icmp.orElse(""),
                        from,
                        fromPort,
                        os.orElse(""),
                        Optional.empty(),
                        Optional.empty());
                before.addEach(match.to(), all);
              }
            }
          }
        }
      }
    }
    return all;
  }

  private void addEach(Match.Side destination, List<Combination> all) {
    for (Optional<RuleHost> host : orNone(destination.hosts())) {
      for (Optional<PortMatch> port : orNone(destination.ports())) {
        new Combination(on, family, protocol, icmp, from, fromPort, os, host, port)
            .resolved()
            .ifPresent(all::add);
      }
    }
  }

  private static <T> List<Optional<T>> orNone(List<T> items) {
    return items.isEmpty() ? List.of(Optional.empty()) : items.stream().map(Optional::of).toList();
  }

  /** With family and interface taken from the addresses; empty when they contradict. */
  private Optional<Combination> resolved() {
    List<Family> families = new ArrayList<>(family.stream().toList());
    from.flatMap(h -> h.address().family()).ifPresent(families::add);
    to.flatMap(h -> h.address().family()).ifPresent(families::add);
    List<String> scopes = new ArrayList<>(from.flatMap(RuleHost::scope).stream().toList());
    to.flatMap(RuleHost::scope).ifPresent(scopes::add);
    Optional<String> scope = scopes.stream().findFirst();
    if (!scopes.isEmpty()) {
      on.ifPresent(o -> scopes.add(o.name()));
    }
    if (families.stream().distinct().count() > 1 || scopes.stream().distinct().count() > 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Combination(
            on.or(() -> scope.map(name -> new Match.On(false, name))),
            families.stream().findFirst(),
            protocol,
            icmp,
            from,
            fromPort,
            os,
            to,
            toPort));
  }

  boolean overTcpOrUdp() {
    return protocol.equals("tcp") || protocol.equals("udp");
  }

  /** {@code on} to {@code to}, each part with a blank before it. */
  String canonical() {
    return canonical("");
  }

  /** The same with {@code route} after the interface, where pfctl(8) prints it. */
  String canonical(String route) {
    return on.map(o -> " on " + o).orElse("")
        + route
        + family.map(f -> " " + f.word()).orElse("")
        + (protocol.isEmpty() ? "" : " proto " + protocol)
        + fromTo();
  }

  private String fromTo() {
    String source = side(from, fromPort) + (os.isEmpty() ? "" : " os \"" + os + "\"");
    String destination = side(to, toPort);
    return source.equals("any") && destination.equals("any")
        ? " all"
        : " from " + source + " to " + destination;
  }

  private String side(Optional<RuleHost> host, Optional<PortMatch> port) {
    return host.map(RuleHost::toString).orElse("any")
        + port.map(p -> p.canonical(protocol)).orElse("");
  }
}
