package org.qjailctl.schema.binding;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qjailctl.core.diagnostic.Related;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfHost;
import org.qjailctl.core.manifest.PublicDatabase;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Port;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;

/** What is wrong or risky with redirects that are well written. */
final class RedirectRules {

  private static final int SSH = 22;

  private RedirectRules() {}

  static void report(List<Placed<Pf.Redirect>> redirects, Problems problems) {
    Map<Traffic, Placed<Pf.Redirect>> first = new HashMap<>();
    for (Placed<Pf.Redirect> redirect : redirects) {
      reportShadowed(redirect, first, problems);
      if (!redirect.value().on().value().matches("lo[0-9]+")) {
        reportDatabase(redirect, problems);
        reportSsh(redirect, problems);
      }
    }
  }

  private record Traffic(InterfaceName on, Pf.Protocol proto, Port port, PfHost from, PfHost to) {}

  /** pf takes the first translation rule that matches (pf.conf(5)). */
  private static void reportShadowed(
      Placed<Pf.Redirect> redirect, Map<Traffic, Placed<Pf.Redirect>> first, Problems problems) {
    Pf.Redirect rule = redirect.value();
    List<Traffic> wider =
        List.of(
            new Traffic(rule.on(), rule.proto(), rule.port(), rule.from(), rule.to()),
            new Traffic(rule.on(), rule.proto(), rule.port(), PfHost.ANY, rule.to()),
            new Traffic(rule.on(), rule.proto(), rule.port(), rule.from(), PfHost.ANY),
            new Traffic(rule.on(), rule.proto(), rule.port(), PfHost.ANY, PfHost.ANY));
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
  }

  private static void reportDatabase(Placed<Pf.Redirect> redirect, Problems problems) {
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

  private static void reportSsh(Placed<Pf.Redirect> redirect, Problems problems) {
    Pf.Redirect rule = redirect.value();
    if (rule.proto() == Pf.Protocol.TCP && rule.port().number() == SSH) {
      problems.report(
          ManifestCode.REDIRECT_SSH,
          redirect.place(),
          "New ssh connections to port 22 of " + rule.on() + " reach the jail, not the host.",
          "Redirect another port, such as `port: 2222` with `to-port: 22`.");
    }
  }
}
