package org.qjailctl.schema.binding;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfHost;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpFamily;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/** One nat rule; of a jail with several addresses, one for each. */
record NatBinding(PfEnds ends, JailEnds jails) {

  List<Pf.Nat> read(Section rule) {
    rule.require("on");
    rule.requireOneOf("from", "jail");
    Optional<Placed<InterfaceName>> on = ends.on(rule);
    Optional<Placed<PfHost>> from = ends.following(rule, "from", Forms.PF_HOST);
    Optional<Placed<PfHost>> to = ends.end(rule, "to");
    Optional<Placed<PfHost>> translate = ends.following(rule, "translate", Forms.PF_TRANSLATE);
    IpFamily family = ends.family(rule, List.of(from, to, translate));
    Optional<Placed<String>> jail = rule.text("jail");
    List<PfHost> sources =
        jail.isPresent()
            ? jails.addresses(jail.get(), family, rule.reading().problems()).stream()
                .map(address -> new PfHost(address.toString()))
                .toList()
            : from.map(Placed::value).stream().toList();
    if (family == IpFamily.INET6 && translate.isEmpty()) {
      rule.reading()
          .problems()
          .report(
              ManifestCode.NAT_WITHOUT_TRANSLATE,
              rule.place().atHead(),
              "An interface has link-local IPv6 addresses, too, which lead nowhere.",
              "Add `translate: ` with the address of the host that the network knows.");
    }
    return on.stream()
        .map(Placed::value)
        .flatMap(
            name ->
                sources.stream()
                    .flatMap(
                        source ->
                            Stream.of(
                                new Pf.Nat(
                                    name,
                                    family,
                                    source,
                                    to.map(Placed::value).orElse(PfHost.ANY),
                                    translate
                                        .map(Placed::value)
                                        .orElse(new PfHost("(" + name + ")"))))))
        .toList();
  }
}
