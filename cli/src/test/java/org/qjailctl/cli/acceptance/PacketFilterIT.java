package org.qjailctl.cli.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** nat and rdr in qjailctl's anchor; the operator's own rules stay. */
class PacketFilterIT extends OnAHost {

  private static final int PORT = 59432;

  @Test
  void jailsReachTheWorldAndTheWorldReachesOnePort() {
    String nic = ground().nic();
    String nat =
        "nat: [{ on: " + nic + ", from: (lo9:network), to: any, translate: (" + nic + ") }]";
    ManifestText manifest =
        manifest().jail(ONE, "ip4: [192.0.2.1]").pf("enable: true", nat, rdr(nic, PORT));
    converge(manifest);

    assertThat(Pf.isEnabled(byHand())).as("pf filters").isTrue();
    String loaded = byHand().does("pfctl", "-a", Pf.ANCHOR, "-sn");
    assertThat(loaded)
        .contains("nat pass on " + nic + " inet from (lo9:network) to any")
        .contains("port = " + PORT + " -> 192.0.2.1 port 5432");
    assertThat(byHand().reads(Pf.CONF).orElse("")).contains("rdr-anchor \"" + Pf.ANCHOR + "\"");

    converge(manifest.pf("enable: true", nat, rdr(nic, PORT + 1)));
    assertThat(byHand().does("pfctl", "-a", Pf.ANCHOR, "-sn"))
        .contains("port = " + (PORT + 1) + " ")
        .doesNotContain("port = " + PORT + " ");

    byHand().does("pfctl", "-a", Pf.ANCHOR, "-F", "nat");
    assertThat(changes(manifest)).contains("loaded rules");
    converge(manifest);
    assertThat(byHand().does("pfctl", "-a", Pf.ANCHOR, "-sn")).contains("port = " + (PORT + 1));
  }

  private static String rdr(String nic, int port) {
    return "rdr: [{ on: %s, proto: tcp, port: %d, jail: %s, to-port: 5432 }]"
        .formatted(nic, port, ONE);
  }
}
