package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;

/** The section {@code pf}. */
final class PfBinding {

  private final References references;
  private final JailEnds jails;
  private final int sshPort;

  private PfBinding(References references, JailEnds jails, int sshPort) {
    this.references = references;
    this.jails = jails;
    this.sshPort = sshPort;
  }

  /**
   * @param sshPort the port of the host that its operator comes in by
   */
  static Optional<Pf> read(
      Section top, References references, JailsBinding.Jails jails, int sshPort) {
    PfBinding binding = new PfBinding(references, new JailEnds(jails.names(), jails), sshPort);
    return top.section("pf", binding::pf);
  }

  private Pf pf(Section section) {
    Reading reading = section.reading();
    PfEnds ends = new PfEnds(references, section.names("tables"));
    NatBinding nats = new NatBinding(ends, jails);
    RedirectBinding redirects = new RedirectBinding(ends, jails);
    List<Pf.Nat> nat = new ArrayList<>();
    for (YamlNode item : section.items("nat")) {
      nat.addAll(Section.read(item, reading, nats::read));
    }
    List<Placed<Pf.Redirect>> rdr = new ArrayList<>();
    for (YamlNode item : section.items("rdr")) {
      rdr.addAll(Section.read(item, reading, redirects::read));
    }
    new RedirectRules(reading.problems(), sshPort).report(rdr);
    var macros = PfTablesBinding.macros(section);
    return new Pf(
        section.flag("enable").map(Placed::value).orElse(true),
        macros,
        PfTablesBinding.tables(section),
        nat,
        rdr.stream().map(Placed::value).toList(),
        PfRawBinding.read(section, ends, macros, sshPort));
  }
}
