package org.qjailctl.planner.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.PfHost;
import org.qjailctl.core.manifest.Provision;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.net.PortRange;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FitnessQuestion;

/** A redirect that takes the operator's own way in. */
final class SshdChecksTest {

  private static Finding of(int port, Pf.Protocol protocol, PfHost from, String sshd) {
    Fit fit = new Fit();
    fit.vitals(
        v -> v.with(new FitnessQuestion.Listeners(), Fact.known(List.of(Fit.sshd(sshd, 22)))));
    fit.manifest = Optional.of(manifest(port, protocol, from));
    return fit.findings().stream()
        .filter(one -> one.code().equals(DoctorCode.SSHD_REDIRECTED.code()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRedirectOfSshdsPortIsAProblem() {
    Finding finding = of(22, Pf.Protocol.TCP, PfHost.ANY, "10.0.2.15");
    assertThat(finding.level()).isEqualTo(Finding.Level.PROBLEM);
    assertThat(finding.what()).isEqualTo("sshd answers on port 22 of em0");
    assertThat(finding.why())
        .isEqualTo(
            "The manifest redirects that port to the jail web: new ssh connections end there, while"
                + " yours goes on.");
  }

  @Test
  void sshdOnEveryAddressIsShadowedToo() {
    assertThat(of(22, Pf.Protocol.TCP, PfHost.ANY, "*").level()).isEqualTo(Finding.Level.PROBLEM);
  }

  @Test
  void aRedirectForSomeClientsOnlyIsAWarning() {
    assertThat(of(22, Pf.Protocol.TCP, new PfHost("10.0.0.0/8"), "*").level())
        .isEqualTo(Finding.Level.WARNING);
  }

  @Test
  void anotherPortProtocolOrAddressIsNone() {
    assertThat(of(2222, Pf.Protocol.TCP, PfHost.ANY, "*").level()).isEqualTo(Finding.Level.OK);
    assertThat(of(22, Pf.Protocol.UDP, PfHost.ANY, "*").level()).isEqualTo(Finding.Level.OK);
    assertThat(of(22, Pf.Protocol.TCP, PfHost.ANY, "192.0.2.1").level())
        .isEqualTo(Finding.Level.OK);
  }

  private static Manifest manifest(int port, Pf.Protocol protocol, PfHost from) {
    Pf.Redirect redirect =
        new Pf.Redirect(
            new InterfaceName("em0"),
            protocol,
            from,
            PfHost.ANY,
            PortRange.of(new Port(port)),
            Ipv4Address.of("192.168.1.1"),
            new Port(22),
            Optional.of(JailName.of("web")));
    return new Manifest(
        "db1",
        Optional.empty(),
        Optional.empty(),
        Provision.NOTHING,
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.empty(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeSet<>(),
        new TreeMap<>(),
        Optional.of(new Pf(true, List.of(), List.of(redirect))),
        new TreeMap<>(),
        new TreeMap<>());
  }
}
