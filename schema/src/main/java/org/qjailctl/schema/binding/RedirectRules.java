package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qjailctl.core.diagnostic.Related;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfHost;
import org.qjailctl.core.manifest.PublicDatabase;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.IpFamily;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.net.PortRange;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;

/** What is wrong or risky with redirects that are well written. */
final class RedirectRules {

  private final Problems problems;
  private final int sshPort;
  private final Map<Traffic, Placed<Pf.Redirect>> first = new HashMap<>();
  private final List<Placed<Pf.Redirect>> ranges = new ArrayList<>();

  /**
   * @param sshPort the port of the host that its operator comes in by
   */
  RedirectRules(Problems problems, int sshPort) {
    this.problems = problems;
    this.sshPort = sshPort;
  }

  void report(List<Placed<Pf.Redirect>> redirects) {
    for (Placed<Pf.Redirect> redirect : redirects) {
      reportShadowed(redirect);
      if (!redirect.value().on().value().matches("lo[0-9]+")) {
        reportDatabase(redirect);
        reportSsh(redirect);
      }
    }
  }

  private record Traffic(
      InterfaceName on,
      IpFamily family,
      Pf.Protocol proto,
      PortRange port,
      PfHost from,
      PfHost to) {

    static Traffic of(Pf.Redirect rule, PortRange port, PfHost from, PfHost to) {
      return new Traffic(rule.on(), rule.family(), rule.proto(), port, from, to);
    }
  }

  /** pf takes the first translation rule that matches (pf.conf(5)). */
  private void reportShadowed(Placed<Pf.Redirect> redirect) {
    Pf.Redirect rule = redirect.value();
    List<Traffic> wider = new ArrayList<>(wider(rule, rule.port()));
    ranges.stream()
        .map(range -> range.value().port())
        .filter(port -> port.contains(rule.port().first()) && port.contains(rule.port().last()))
        .forEach(port -> wider.addAll(wider(rule, port)));
    wider.stream()
        .filter(first::containsKey)
        .map(first::get)
        .findFirst()
        .ifPresent(
            earlier ->
                problems.report(
                    ManifestCode.REDIRECT_TWICE,
                    redirect.place(),
                    "The redirect in "
                        + earlier.place().value().seenFrom(redirect.place().value())
                        + " takes "
                        + rule.proto()
                        + " port "
                        + rule.port()
                        + " of "
                        + rule.on()
                        + " first.",
                    "Choose another port, or remove one of the two.",
                    new Related(earlier.place().value(), "this one comes first")));
    first.putIfAbsent(wider.get(0), redirect);
    if (!rule.port().isSingle()) {
      ranges.add(redirect);
    }
  }

  private static List<Traffic> wider(Pf.Redirect rule, PortRange port) {
    return List.of(
        Traffic.of(rule, port, rule.from(), rule.to()),
        Traffic.of(rule, port, PfHost.ANY, rule.to()),
        Traffic.of(rule, port, rule.from(), PfHost.ANY),
        Traffic.of(rule, port, PfHost.ANY, PfHost.ANY));
  }

  private void reportDatabase(Placed<Pf.Redirect> redirect) {
    PublicDatabase.openedBy(redirect.value())
        .ifPresent(
            database ->
                problems.report(
                    ManifestCode.PUBLIC_DATABASE,
                    redirect.place(),
                    "Everyone who reaches "
                        + redirect.value().on()
                        + " can talk to "
                        + database
                        + ".",
                    "Add `from: 10.0.0.0/8` with the network of its clients."));
  }

  private void reportSsh(Placed<Pf.Redirect> redirect) {
    Pf.Redirect rule = redirect.value();
    if (rule.proto() == Pf.Protocol.TCP && rule.port().contains(new Port(sshPort))) {
      problems.report(
          ManifestCode.REDIRECT_SSH,
          redirect.place(),
          "New ssh connections to port "
              + sshPort
              + " of "
              + rule.on()
              + " reach the jail, not the host.",
          "Redirect another port, such as `port: "
              + (sshPort == 2222 ? 2022 : 2222)
              + "` with `to-port: 22`.");
    }
  }
}
