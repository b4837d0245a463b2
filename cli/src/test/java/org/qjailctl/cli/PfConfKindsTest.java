package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.net.InterfaceAddress;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.net.Ipv4Address;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.World;

/** Files of pf rules as hosts have them, and what becomes of them. */
class PfConfKindsTest {

  private static final String MANIFEST =
      """
      version: 1
      host: { name: h }
      interfaces:
        lo1: { aliases: [ inet 10.7.0.1-2 ] }
      pf:
        enable: true
        nat: [ { on: em0, from: "(lo1:network)" } ]
        rdr: [ { on: em0, port: 8080, target: 10.7.0.2, to-port: 80 } ]
      """;

  private static final String FILTERS = MANIFEST + "  raw: { filter: [ \"pass in on lo1\" ] }\n";

  private static final String HOOKS =
      """
      nat-anchor "qjailctl"
      rdr-anchor "qjailctl"
      load anchor "qjailctl" from "/usr/local/etc/qjailctl.pf.conf"
      """;

  @TempDir Path folder;
  private final World world = World.stock();

  @BeforeEach
  void aHostWithAnInterfaceForJails() throws FileRefused {
    InterfaceName lo1 = new InterfaceName("lo1");
    world.interfaces().create(lo1);
    world.interfaces().add(lo1, new InterfaceAddress(Ipv4Address.of("10.7.0.1"), 32));
    world.interfaces().add(lo1, new InterfaceAddress(Ipv4Address.of("10.7.0.2"), 32));
    file(
        "/etc/rc.conf",
        """
        hostname="h"
        ifconfig_em0="DHCP"
        sshd_enable="YES"
        cloned_interfaces="lo1"
        ifconfig_lo1_alias0="inet 10.7.0.1-2/32"
        pf_enable="YES"
        """);
    world.kernel().load("pf");
  }

  private void file(String path, String latin1) throws FileRefused {
    world.files(Place.HOST).write(path, Content.of(Bytes.latin1(latin1)));
  }

  private String pfConf() throws FileRefused {
    return world.files(Place.HOST).read("/etc/pf.conf").latin1();
  }

  private Run run(String command, String manifest, String... more) throws IOException {
    Path file = folder.resolve("host.yaml");
    Files.writeString(file, manifest);
    List<String> all = new ArrayList<>(List.of(command, file.toString(), "--host", "ssh://root@h"));
    all.addAll(List.of(more));
    return Run.in()
        .engines(
            (address, options, secrets) -> new HostEngine(SimulatedHost.of(world, Secrets.none())))
        .run(all.toArray(String[]::new));
  }

  /** {@code |} stands where the hooks are to be. */
  @SuppressWarnings("StringConcatToTextBlock") // line ends are the subject
  @ParameterizedTest
  @ValueSource(
      strings = {
        "|pass in quick from <good>\n",
        "nat on em0 from lo1:network to any -> (em0)\n|include \"/etc/pf.extra\"\npass out on em0\n",
        "ext = \"em0\"\nscrub in all\nrdr-anchor \"x/*\" on $ext\n\n"
            + "|antispoof quick log for ($ext)\nanchor \"blacklistd/*\" in on $ext\npass out\n",
        "set skip on lo\nbinat on em0 from 10.7.0.2 to any -> 10.0.2.16\n|block in on em0\n"
            + "pass in on em0 proto tcp from any to 10.0.2.15 port { 22 21 80 > 49000 }\n",
        "# ends in CR\r\next = \"em0\"\n\tnat on $ext from 10.9/16 to any -> ($ext)\n"
            + "|\tblock in\n  pass out   \npass in proto tcp to port 22\n",
        "# header\n# off for now:\rpass in quick all\nset skip on lo\n|block in\npass\n",
        "blk = \"block drop in quick\"\n|$blk on em0 from 203.0.113.0/24\npass\n",
        "set skip on lo\nnat-anchor \"site\"\nload anchor \"site\" from \"/etc/pf.extra.nat\"\n"
            + "|block in\npass out\npass in proto tcp to port 22\n",
        "# Gr\u00fc\u00dfe, ISO 8859-1\n|pass\n",
        "# \u00e4 { pass ' \" \\\n block in \\\n pass \n|\\\npass\n",
        "set require-order no\n|pass\nnat on em0 from 10.9/16 to any -> (em0)\n",
        "altq on em0 cbq bandwidth 10Mb queue { std }\nqueue std cbq(default)\n|pass all\n",
        "|anchor in on em0 {\n  block\n  pass proto tcp to port 22\n}\npass out\n",
        "set skip on lo\n|",
        "|"
      })
  void everyLineStaysAndTheHooksStandWherePfTakesThem(String marked)
      throws IOException, FileRefused {
    String before = marked.replace("|", "");
    file("/etc/pf.conf", before);
    file("/etc/pf.extra", "block in quick on em0 proto icmp from 198.51.100.8 to any\n");
    file("/etc/pf.extra.nat", "nat on em0 from 10.8.0.0/24 to any -> (em0)\n");

    Run first = run("apply", MANIFEST, "--yes");

    assertThat(first.code()).as(first.toString()).isEqualTo(ExitCode.OK);
    assertThat(pfConf()).isEqualTo(marked.replace("|", HOOKS));
    assertThat(run("plan", MANIFEST, "--detailed-exitcode").code()).isEqualTo(ExitCode.OK);

    Run second = run("apply", FILTERS, "--yes");

    assertThat(second.code()).as(second.toString()).isEqualTo(ExitCode.OK);
    assertThat(pfConf()).isEqualTo(marked.replace("|", HOOKS) + "anchor \"qjailctl\"\n");
  }

  @Test
  void aLastLineWithoutALineFeedGetsOne() throws IOException, FileRefused {
    file("/etc/pf.conf", "block in\npass out\npass in proto tcp to port 22");

    Run run = run("apply", FILTERS, "--yes");

    assertThat(run.code()).as(run.toString()).isEqualTo(ExitCode.OK);
    assertThat(pfConf())
        .isEqualTo(
            HOOKS + "block in\npass out\npass in proto tcp to port 22\nanchor \"qjailctl\"\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pass in\n\npass out \\\n  on em0\nrdr on em0 proto tcp to port 80 -> 10.7.0.2\n",
        "load anchor \"x\" from \"/etc/pf.extra\"\n\n\n\nset skip on lo\npass\rin\n",
        "pass\n\n\n\npass on $nosuch\n"
      })
  void aFileThatPfRefusesIsRefusedBeforeAnythingIsDone(String broken)
      throws IOException, FileRefused {
    file("/etc/pf.conf", broken);
    file("/etc/pf.extra", "pass\n");
    String line = broken.startsWith("load") ? "6" : "5";

    Run run = run("apply", MANIFEST, "--yes");

    assertThat(run.code()).isEqualTo(ExitCode.ERROR);
    assertThat(run.toString())
        .contains("QJ2506", "pf refuses /etc/pf.conf")
        .contains("/etc/pf.conf:" + line);
    assertThat(pfConf()).isEqualTo(broken);
    assertThat(world.files(Place.HOST).exists("/usr/local/etc/qjailctl.pf.conf")).isFalse();
  }
}
