package org.qjailctl.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The path of the guide: lo1, qjail and its base, a flavor, jails, the sysvipc mistake. */
class AdministratorsPathIT extends OnAHost {

  private static final String FILE = "/usr/local/etc/qjtest.conf";

  @Test
  void fromALoopbackInterfaceToRunningJails() {
    ManifestText manifest =
        manifest().jail(ONE, "ip4: [192.0.2.1]").jail(TWO, "ip4: [192.0.2.2]", "state: stopped");

    assertThat(changes(manifest)).contains("+ interface lo9", "+ jail " + ONE, "+ jail " + TWO);
    assertThat(byHand().types("ifconfig", "lo9").exit()).as("plan changed the host").isEqualTo(1);

    converge(manifest);

    assertThat(
            byHand().does("ifconfig", "lo9").lines().filter(line -> line.contains("inet 192.0.2.")))
        .as("addresses of lo9: ten of them, but that of the stopped jail may be missing")
        .hasSizeBetween(9, 10);
    assertThat(byHand().does("sysrc", "-n", "cloned_interfaces")).contains("lo9");
    assertThat(byHand().does("sysrc", "-n", "qjail_enable")).isEqualTo("YES\n");
    assertThat(runs(ONE)).as(ONE + " runs").isTrue();
    assertThat(runs(TWO)).as(TWO + " runs").isFalse();
    assertThat(byHand().does("jexec", "-l", ONE, "cat", FILE))
        .isEqualTo("from the flavor, with \"quotes\", $(id) and a \\backslash\n");
    assertThat(byHand().reads("/usr/jails/" + TWO + FILE)).isPresent();
  }

  @Test
  void aSecondApplyChangesNothingAndRestartsNothing() {
    ManifestText manifest = manifest().jail(ONE, "ip4: [192.0.2.1]");
    converge(manifest);
    String jid = parameter(ONE, "jid");
    String before = Impression.of(byHand());
    Path file = file(manifest);

    Product.Said again = product().run("apply", file, "--yes");

    assertThat(again.exit()).as(again.all()).isZero();
    assertThat(again.out()).contains("No changes. The host matches its manifest.");
    assertThat(parameter(ONE, "jid"))
        .as("the jail's number: a restart gives it a new one")
        .isEqualTo(jid);
    assertThat(Impression.of(byHand())).isEqualTo(before);
  }

  @Test
  void aBaseSystemThatIsLaidOutIsLeftAlone() {
    converge(manifest());
    String found = byHand().does("sha256", "-q", "/usr/jails/sharedfs/bin/freebsd-version");

    ManifestText another =
        new ManifestText("file:///nonexistent/base.txz", "0".repeat(64))
            .jail(ONE, "ip4: [192.0.2.1]");

    assertThat(lines(changes(another), "qjail install")).isEmpty();
    converge(another);
    assertThat(byHand().does("sha256", "-q", "/usr/jails/sharedfs/bin/freebsd-version"))
        .isEqualTo(found);
  }

  @Test
  void theForgottenSysvipcIsMendedByOneStopAndOneStart() {
    ManifestText manifest = manifest().jail(ONE, "ip4: [192.0.2.1]");
    converge(manifest);
    assertThat(parameter(ONE, "allow.sysvipc")).isEqualTo("false");
    assertThat(byHand().does("qjail", "config", "-y", ONE))
        .as("the guide's remedy without the stop")
        .contains("Bypassed running jail");

    manifest.jail(ONE, "ip4: [192.0.2.1]", "parameters: { allow.sysvipc: true }");
    String plan = changes(manifest);

    assertThat(plan).contains("Restarts: " + ONE + ".");
    assertThat(lines(plan, "qjail "))
        .containsExactly("qjail stop " + ONE, "qjail config -y " + ONE, "qjail start " + ONE);
    converge(manifest);
    assertThat(parameter(ONE, "allow.sysvipc")).isEqualTo("true");
  }
}
