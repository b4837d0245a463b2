package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;

class TraceCommandTest {

  private static final String MANIFEST =
      """
      version: 1
      host: { name: h }
      interfaces:
        lo1: { clone: true, aliases: [ inet 10.7.0.1-3 ] }
      pf:
        enable: true
        tables: { bad: { addresses: [ 192.0.2.0/24 ] } }
        nat: [ { on: em0, from: "(lo1:network)" } ]
        rdr: [ { on: em0, port: 5432, target: 10.7.0.3 } ]
        raw:
          filter:
            - block in quick from <bad>
            - pass in proto tcp to port 22
      """;

  @TempDir Path folder;
  private final World world = World.stock();

  private Run run(String... words) {
    return Run.in()
        .engines(
            (address, options, secrets) -> new HostEngine(SimulatedHost.of(world, Secrets.none())))
        .run(words);
  }

  private String manifest() throws IOException {
    Path file = folder.resolve("host.yaml");
    Files.writeString(file, MANIFEST);
    return file.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "tcp 203.0.113.7 -> 10.0.2.15:5432 on em0, pass, passes to 10.7.0.3:5432",
    "tcp 192.0.2.7 -> 10.0.2.15:22 on em0, block, decides  block drop in quick from <bad> to any",
    "tcp 203.0.113.7 -> 10.0.2.15:22 on em0, pass, decides  pass in proto tcp",
    "tcp 203.0.113.7:4711 -> 10.0.2.15:80 on em0, pass, no rule matches",
    "icmp 203.0.113.7 -> 10.0.2.15 on em0, pass, no rule matches",
    "tcp 10.7.0.2 -> 203.0.113.7:443 out on em0, pass, as coming from 10.0.2.15",
  })
  void aPacketIsTracedByAManifestAndOnItsHost(String packet, String result, String says)
      throws IOException {
    Run host = run("trace", manifest(), packet, "--host", "ssh://root@h", "--expect", result);

    assertThat(host.code()).as(host.toString()).isEqualTo(ExitCode.OK);
    assertThat(host.out()).contains(says);
    if (!packet.contains(" out ")) {
      Run alone = run("trace", manifest(), packet, "--expect", result);
      assertThat(alone.code()).as(alone.toString()).isEqualTo(ExitCode.OK);
      assertThat(alone.out()).contains(says).contains("assumed: the manifest's rules are all");
    }
  }

  @Test
  void whatIsNotAsExpectedFails() throws IOException {
    Run run = run("trace", manifest(), "tcp 192.0.2.7 -> 10.0.2.15:22 on em0", "--expect", "pass");

    assertThat(run.code()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(run.err()).contains("Expected: pass.");
  }

  @Test
  void aHostIsTracedByWhatItHasLoaded() throws IOException {
    String packet = "tcp 203.0.113.7 -> 10.0.2.15:5432 on em0";
    assertThat(run("trace", packet, "--host", "ssh://root@h").out()).contains("no rule matches");

    Run applied = run("apply", manifest(), "--host", "ssh://root@h", "--yes");
    assertThat(applied.code()).as(applied.toString()).isEqualTo(ExitCode.OK);

    assertThat(run("trace", packet, "--host", "ssh://root@h").out())
        .contains("passes to 10.7.0.3:5432");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp 203.0.113.7 -> 10.0.2.15 on em0",
        "icmp 203.0.113.7 -> 10.0.2.15:1 on em0",
        "tcp 203.0.113.7 -> ::1:80 on em0",
        "tcp 203.0.113.7 10.0.2.15:80 on em0",
        "tcp 203.0.113.7 -> 10.0.2.15:70000 on em0",
        "sctp 203.0.113.7 -> 10.0.2.15:80 on em0",
        "tcp 203.0.113.7 -> [2001:db8::1]:80 on em0",
      })
  void whatIsNoPacketIsSaid(String packet) throws IOException {
    Run run = run("trace", manifest(), packet);

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("is no packet").doesNotContain("null");
  }
}
