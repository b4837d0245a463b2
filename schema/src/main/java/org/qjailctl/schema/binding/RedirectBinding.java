package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfHost;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Port;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;

/**
 * One redirect.
 *
 * @param names of the jails, those with problems of their own included
 */
record RedirectBinding(References references, Set<String> names, JailsBinding.Jails jails) {

  /** A jail or a bare address that a redirect leads to. */
  private record Target(Ipv4Address address, Optional<JailName> jail) {}

  /** The redirect; empty when a part of it is not known, which is reported. */
  Optional<Placed<Pf.Redirect>> read(Section rule) {
    rule.require("on", "port");
    rule.requireOneOf("jail", "target");
    Optional<Placed<InterfaceName>> on = rule.form("on", Forms.PF_INTERFACE);
    on.ifPresent(references::checkInterface);
    Pf.Protocol protocol =
        rule.word("proto", List.of(Pf.Protocol.values()))
            .map(Placed::value)
            .orElse(Pf.Protocol.TCP);
    PfHost from = end(rule, "from").orElse(PfHost.ANY);
    Optional<PfHost> to = end(rule, "to");
    Optional<Placed<Integer>> port = rule.number("port", 1, 65535);
    Optional<Placed<Integer>> toPort = rule.number("to-port", 1, 65535);
    Optional<Target> target = target(rule);
    if (on.isEmpty() || port.isEmpty() || target.isEmpty()) {
      return Optional.empty();
    }
    InterfaceName name = on.get().value();
    Pf.Redirect redirect =
        new Pf.Redirect(
            name,
            protocol,
            from,
            to.orElse(new PfHost(name.value())),
            new Port(port.get().value()),
            target.get().address,
            new Port(toPort.or(() -> port).get().value()),
            target.get().jail);
    Place place =
        new Place(
            rule.place().path(),
            port.get().place().value(),
            rule.place().head(),
            port.get().place().via());
    return Optional.of(new Placed<>(redirect, place));
  }

  private Optional<PfHost> end(Section rule, String key) {
    Optional<Placed<PfHost>> end = rule.form(key, Forms.PF_HOST);
    end.ifPresent(written -> references.checkInterface(written.value(), written.place()));
    return end.map(Placed::value);
  }

  private Optional<Target> target(Section rule) {
    Optional<Placed<String>> jail = rule.text("jail");
    Optional<Placed<Ipv4Address>> address = rule.form("target", Forms.IP4);
    return jail.isPresent()
        ? ofJail(jail.get(), rule.reading().problems())
        : address.map(written -> new Target(written.value(), Optional.empty()));
  }

  private Optional<Target> ofJail(Placed<String> written, Problems problems) {
    if (!names.contains(written.value())) {
      problems.report(
          ManifestCode.UNKNOWN_JAIL,
          written.place(),
          "There is no jail " + Quoted.of(written.value()) + ".",
          Nearest.remedy(written.value(), names, "Describe it below jails."));
      return Optional.empty();
    }
    Optional<JailName> name = JailName.parse(written.value()).toOptional();
    if (name.filter(jails.absent()::containsKey).isPresent()) {
      problems.report(
          ManifestCode.UNKNOWN_JAIL,
          written.place(),
          "The jail " + Quoted.of(written.value()) + " is to be absent.",
          "Remove the redirect as well.");
      return Optional.empty();
    }
    Optional<Jail> jail = name.map(jails.present()::get);
    if (jail.isEmpty()) {
      return Optional.empty();
    }
    if (jail.get().ip4().isEmpty()) {
      problems.report(
          ManifestCode.JAIL_WITHOUT_IP4,
          written.place(),
          "The jail " + jail.get().name() + " has no ip4.",
          "Give the jail an ip4.");
      return Optional.empty();
    }
    return Optional.of(
        new Target(jail.get().ip4().get(0).address(), Optional.of(jail.get().name())));
  }
}
