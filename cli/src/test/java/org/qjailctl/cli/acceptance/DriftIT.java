package org.qjailctl.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whatever somebody did by hand, and wherever an apply broke off, the next one mends it. */
class DriftIT extends OnAHost {

  @Test
  void whatWasChangedByHandIsFoundAndMended() {
    ManifestText manifest =
        manifest()
            .jail(ONE, "ip4: [192.0.2.1]", "parameters: { allow.sysvipc: true }")
            .jail(TWO, "ip4: [192.0.2.2]");
    converge(manifest);

    byHand().does("qjail", "stop", ONE);
    byHand().does("qjail", "config", "-Y", ONE);
    byHand().does("qjail", "stop", TWO);
    byHand().does("qjail", "config", "-m", TWO);
    byHand().does("ifconfig", "lo9", "inet", "192.0.2.7", "-alias");
    byHand().does("sysrc", "-x", "ifconfig_lo9_alias0");
    byHand().writes("/usr/jails/flavors/qjtest/usr/local/etc/qjtest.conf", "something else\n");

    assertThat(changes(manifest))
        .contains("allow.sysvipc", "ifconfig_lo9_alias0", "192.0.2.7", "~ flavor qjtest")
        .contains("~ jail " + ONE, "~ jail " + TWO);
    converge(manifest);

    assertThat(parameter(ONE, "allow.sysvipc")).isEqualTo("true");
    assertThat(runs(TWO)).isTrue();
    assertThat(byHand().does("ifconfig", "lo9")).contains("inet 192.0.2.7 ");
  }

  @Test
  void aDestroyedInterfaceComesBackWithItsJails() {
    ManifestText manifest = manifest().jail(ONE, "ip4: [192.0.2.1]");
    converge(manifest);

    byHand().does("qjail", "stop", ONE);
    byHand().does("ifconfig", "lo9", "destroy");

    converge(manifest);
    assertThat(runs(ONE)).isTrue();
    assertThat(byHand().does("ifconfig", "lo9")).contains("inet 192.0.2.1 ");
  }

  @Test
  void anApplyThatIsKilledHalfWayIsCarriedOnByTheNext() throws InterruptedException {
    ManifestText manifest =
        manifest()
            .jail(ONE, "ip4: [192.0.2.1]", "parameters: { allow.sysvipc: true }")
            .jail(TWO, "ip4: [192.0.2.2]");
    Path file = file(manifest);
    Product.Running apply = product().begin("apply", file, "--yes");
    while (apply.process().isAlive() && !apply.saidSoFar().contains("jail " + ONE)) {
      apply.process().waitFor(20, TimeUnit.MILLISECONDS);
    }
    apply.process().destroyForcibly().waitFor();

    converge(manifest);

    assertThat(runs(ONE)).isTrue();
    assertThat(runs(TWO)).isTrue();
    assertThat(parameter(ONE, "allow.sysvipc")).isEqualTo("true");
  }

  @Test
  void aRunOfThisSuiteThatWasKilledIsTidiedUpByTheNext() {
    String before = Impression.of(byHand());
    converge(manifest().jail(ONE, "ip4: [192.0.2.1]").pf("enable: true"));

    Notes.left(byHand()).orElseThrow().restore(byHand());

    assertThat(Impression.of(byHand())).isEqualTo(before);
    Notes.taken(byHand());
  }
}
