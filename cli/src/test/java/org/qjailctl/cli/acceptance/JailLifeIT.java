package org.qjailctl.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What may change of a jail once it is there. */
class JailLifeIT extends OnAHost {

  @Test
  void parametersGoOnAndOff() {
    ManifestText manifest =
        manifest()
            .jail(
                ONE,
                "ip4: [192.0.2.1]",
                "parameters: { allow.sysvipc: true, allow.raw_sockets: true, securelevel: 1 }");
    converge(manifest);
    assertThat(parameter(ONE, "allow.sysvipc")).isEqualTo("true");
    assertThat(parameter(ONE, "allow.raw_sockets")).isEqualTo("true");
    assertThat(parameter(ONE, "securelevel")).isEqualTo("1");

    manifest.jail(ONE, "ip4: [192.0.2.1]");
    assertThat(changes(manifest)).contains("Restarts: " + ONE + ".");
    converge(manifest);

    assertThat(parameter(ONE, "allow.sysvipc")).isEqualTo("false");
    assertThat(parameter(ONE, "allow.raw_sockets")).isEqualTo("false");
  }

  @Test
  void bootPolicyAndStateAreKeptApart() {
    ManifestText manifest =
        manifest().jail(ONE, "ip4: [192.0.2.1]", "boot: manual", "state: running");
    converge(manifest);
    assertThat(byHand().names("/usr/local/etc/qjail.local")).contains(ONE + ".man");
    assertThat(runs(ONE)).isTrue();

    manifest.jail(ONE, "ip4: [192.0.2.1]", "boot: norun", "parameters: { allow.sysvipc: true }");
    converge(manifest);
    assertThat(byHand().names("/usr/local/etc/qjail.local")).contains(ONE + ".norun");
    assertThat(runs(ONE)).as("a norun jail runs").isFalse();

    manifest.jail(ONE, "ip4: [192.0.2.1]", "parameters: { allow.sysvipc: true }");
    converge(manifest);
    assertThat(byHand().names("/usr/local/etc/qjail.local")).contains(ONE);
    assertThat(runs(ONE)).isTrue();
    assertThat(parameter(ONE, "allow.sysvipc")).isEqualTo("true");
  }

  @Test
  void itIsStoppedAndStartedAsTheManifestSays() {
    ManifestText manifest = manifest().jail(ONE, "ip4: [192.0.2.1]", "state: stopped");
    converge(manifest);
    assertThat(runs(ONE)).isFalse();

    converge(manifest.jail(ONE, "ip4: [192.0.2.1]", "state: running"));
    assertThat(runs(ONE)).isTrue();

    converge(manifest.jail(ONE, "ip4: [192.0.2.1]", "state: stopped"));
    assertThat(runs(ONE)).isFalse();
  }

  @Test
  void itMovesToOtherAddresses() {
    ManifestText manifest = manifest().jail(ONE, "ip4: [192.0.2.1]");
    converge(manifest);

    converge(manifest.jail(ONE, "ip4: [192.0.2.2, 192.0.2.3]"));

    assertThat(byHand().does("jls", "-j", ONE, "ip4.addr").strip())
        .isEqualTo("192.0.2.2,192.0.2.3");
    assertThat(byHand().does("ifconfig", "lo9"))
        .as("the address that the jail took along as it stopped is put back")
        .contains("inet 192.0.2.1 ");
  }

  @Test
  void theInterfacesAliasesChange() {
    converge(manifest());

    converge(manifest().alias("inet 198.51.100.8/29").jail(ONE, "ip4: [198.51.100.8]"));

    assertThat(byHand().does("ifconfig", "lo9"))
        .contains("inet 198.51.100.8 ")
        .doesNotContain("inet 192.0.2.");
    assertThat(runs(ONE)).isTrue();
  }

  @Test
  void itIsArchivedAndDeletedWhenTheManifestSaysThatItIsAbsent() {
    ManifestText manifest = manifest().jail(ONE, "ip4: [192.0.2.1]").jail(TWO, "ip4: [192.0.2.2]");
    converge(manifest);

    converge(manifest().jail(TWO, "ip4: [192.0.2.2]"));
    assertThat(runs(ONE)).as("a jail whose line went").isTrue();

    converge(manifest.jail(ONE, "state: absent"));

    assertThat(runs(ONE)).isFalse();
    assertThat(byHand().names("/usr/local/etc/qjail.local")).contains(TWO).doesNotContain(ONE);
    assertThat(byHand().names("/usr/jails")).contains(TWO).doesNotContain(ONE);
    assertThat(byHand().names("/usr/jails/archive"))
        .anyMatch(name -> name.startsWith(ONE + "@") && name.endsWith(".tar"));
  }
}
