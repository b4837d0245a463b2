package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfHost;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** The section {@code pf}. */
final class PfBinding {

  private final References references;
  private final RedirectBinding redirects;

  private PfBinding(References references, RedirectBinding redirects) {
    this.references = references;
    this.redirects = redirects;
  }

  static Optional<Pf> read(Section top, References references, JailsBinding.Jails jails) {
    PfBinding binding =
        new PfBinding(references, new RedirectBinding(references, jails.names(), jails));
    return top.section("pf", binding::pf);
  }

  private Pf pf(Section section) {
    Reading reading = section.reading();
    List<Pf.Nat> nat = new ArrayList<>();
    for (YamlNode item : section.items("nat")) {
      Section.read(item, reading, this::nat).ifPresent(nat::add);
    }
    List<Placed<Pf.Redirect>> rdr = new ArrayList<>();
    for (YamlNode item : section.items("rdr")) {
      Section.read(item, reading, redirects::read).ifPresent(rdr::add);
    }
    RedirectRules.report(rdr, reading.problems());
    return new Pf(
        section.flag("enable").map(Placed::value).orElse(true),
        nat,
        rdr.stream().map(Placed::value).toList());
  }

  private Optional<Pf.Nat> nat(Section rule) {
    rule.require("on", "from");
    Optional<Placed<InterfaceName>> on = rule.form("on", Forms.PF_INTERFACE);
    on.ifPresent(references::checkInterface);
    Optional<PfHost> from = end(rule, "from", true);
    PfHost to = end(rule, "to", false).orElse(PfHost.ANY);
    Optional<PfHost> translate = end(rule, "translate", true);
    return on.flatMap(
        name ->
            from.map(
                source ->
                    new Pf.Nat(
                        name.value(),
                        source,
                        to,
                        translate.orElse(new PfHost("(" + name.value() + ")")))));
  }

  /**
   * @param follow whether the rule is wrong once the interface's addresses change
   */
  private Optional<PfHost> end(Section rule, String key, boolean follow) {
    Optional<Placed<PfHost>> end = rule.form(key, Forms.PF_HOST);
    end.ifPresent(
        written -> {
          references.checkInterface(written.value(), written.place());
          if (follow && isFrozen(written.value())) {
            rule.reading()
                .problems()
                .report(
                    ManifestCode.FROZEN_ADDRESSES,
                    written.place(),
                    "pf reads the addresses of "
                        + written.value()
                        + " once, when it loads the rule.",
                    "Write \"(" + written.value() + ")\".");
          }
        });
    return end.map(Placed::value);
  }

  private static boolean isFrozen(PfHost end) {
    return !end.equals(PfHost.ANY) && end.text().matches("[a-z].*");
  }
}
