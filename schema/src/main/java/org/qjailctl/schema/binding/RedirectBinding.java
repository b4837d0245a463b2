package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfHost;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.net.IpFamily;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.net.PortRange;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** One redirect; of several ports, one for each port or range. */
record RedirectBinding(PfEnds ends, JailEnds jails) {

  /** A jail or a bare address that a redirect leads to. */
  private record Target(IpAddress address, Optional<JailName> jail) {}

  /** The redirects; none when a part of it is not known, which is reported. */
  List<Placed<Pf.Redirect>> read(Section rule) {
    rule.require("on");
    rule.requireOneOf("port", "ports");
    rule.requireOneOf("jail", "target");
    Optional<Placed<InterfaceName>> on = ends.on(rule);
    Pf.Protocol protocol =
        rule.word("proto", List.of(Pf.Protocol.values()))
            .map(Placed::value)
            .orElse(Pf.Protocol.TCP);
    Optional<Placed<PfHost>> from = ends.end(rule, "from");
    Optional<Placed<PfHost>> to = ends.following(rule, "to", Forms.PF_HOST);
    List<Placed<PortRange>> ports = ports(rule);
    Optional<Placed<Integer>> toPort = rule.number("to-port", 1, 65535);
    Optional<Target> target = target(rule, from, to);
    List<Placed<Pf.Redirect>> all = new ArrayList<>();
    if (on.isEmpty() || target.isEmpty()) {
      return all;
    }
    InterfaceName name = on.get().value();
    for (Placed<PortRange> port : ports) {
      Port first = toPort.map(Placed::value).map(Port::new).orElse(port.value().first());
      if (first.number() + port.value().further() > 65535) {
        rule.reading()
            .problems()
            .report(
                ManifestCode.BAD_PORTS,
                toPort.map(Placed::place).orElse(port.place()),
                "From " + first + " on, there is no room for " + port.value() + ".",
                "Write a lower to-port.");
        continue;
      }
      Pf.Redirect redirect =
          new Pf.Redirect(
              name,
              protocol,
              from.map(Placed::value).orElse(PfHost.ANY),
              to.map(Placed::value).orElse(own(name)),
              port.value(),
              target.get().address,
              first,
              target.get().jail);
      all.add(new Placed<>(redirect, place(rule, port.place())));
    }
    return all;
  }

  /**
   * The host's own addresses there at any moment: at boot, rc.d/pf loads rules before DHCP has
   * given the interface one, and a rule with its name alone would fail all of pf.conf.
   */
  private static PfHost own(InterfaceName name) {
    return new PfHost("(" + name + ")");
  }

  private static Place place(Section rule, Place port) {
    return new Place(rule.place().path(), port.value(), rule.place().head(), port.via());
  }

  private static List<Placed<PortRange>> ports(Section rule) {
    List<Placed<PortRange>> all = new ArrayList<>();
    rule.number("port", 1, 65535)
        .ifPresent(
            port -> all.add(new Placed<>(PortRange.of(new Port(port.value())), port.place())));
    for (YamlNode item : rule.items("ports")) {
      rule.reading()
          .textOrNumber(item)
          .flatMap(text -> Forms.PORTS.read(text, rule.reading().problems()))
          .ifPresent(all::add);
    }
    return all;
  }

  private Optional<Target> target(
      Section rule, Optional<Placed<PfHost>> from, Optional<Placed<PfHost>> to) {
    Optional<Placed<String>> jail = rule.text("jail");
    Optional<Placed<IpAddress>> address = rule.form("target", AddressForms.IP);
    Optional<Placed<PfHost>> asEnd =
        address.map(
            written -> new Placed<>(new PfHost(written.value().toString()), written.place()));
    IpFamily family = ends.family(rule, List.of(asEnd, from, to));
    return jail.isPresent()
        ? jails.addresses(jail.get(), family, rule.reading().problems()).stream()
            .findFirst()
            .map(first -> new Target(first, jails.name(jail.get())))
        : address.map(written -> new Target(written.value(), Optional.empty()));
  }
}
