package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.diagnostic.Code;
import org.qjailctl.core.doctor.Finding;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class DoctorCommandTest {

  private static final Path EXAMPLE = Path.of("..", "examples", "postgresql", "host.yaml");

  @TempDir private Path folder = Path.of("");

  @Test
  void aFreshHostLacksQjailAndSaysSo() {
    Run run = simulated("doctor", "--host", "simulated");

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.ERROR);
    assertThat(run.out())
        .startsWith("simulated  FreeBSD 13.2-RELEASE amd64, no qjail yet\n")
        .contains(
            """
              problem   there is no qjail  QJ4101
                        qjailctl makes jails with it.
                        Do: pkg install qjail, or a section qjail in the manifest
            """)
        .contains("Not fit. 1 problem, 0 warnings, ");
    assertThat(run.err()).matches("Probed simulated in [0-9.]+ s\\.\n");
  }

  @Test
  void theManifestSaysWhatIsToCome() {
    Run run = simulated("doctor", EXAMPLE.toString(), "--host", "simulated");

    assertThat(run.code()).as(run.out()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .startsWith("db1  ")
        .contains("ok        no qjail yet; the manifest installs it")
        .contains("warning   sshd listens on port 22 of every address, those of jails too")
        .as("an address that DHCP gives may be another after the next boot")
        .contains("Do: Give the host a fixed address")
        .contains("Then add `ListenAddress 10.0.2.15` to /etc/ssh/sshd_config");
  }

  @Test
  void aHostThatWasAppliedIsFit() {
    String host = "simulated:" + folder.resolve("host.json");
    Run apply =
        new Run.Surroundings()
            .variable("PG_SUPERUSER_PASSWORD", "secret")
            .engines(new HostEngines())
            .run("apply", EXAMPLE.toString(), "--host", host, "--yes");
    assertThat(apply.code()).as(apply.err()).isEqualTo(ExitCode.OK);

    Run run = simulated("doctor", EXAMPLE.toString(), "--host", host);

    assertThat(run.code()).as(run.out()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("ok        qjail 5.0", "ok        pf filters, now and from boot");
  }

  @Test
  void aRedirectOfPort22IsAProblem() throws IOException {
    Path manifest = folder.resolve("host.yaml");
    Files.writeString(
        manifest,
        """
        version: 1
        host: { name: db1, address: simulated }
        qjail: {}
        pf:
          rdr:
            - { on: em0, port: 22, target: 10.9.9.9 }
        """);

    Run run = simulated("doctor", manifest.toString());

    assertThat(run.code()).isEqualTo(ExitCode.ERROR);
    assertThat(run.out()).contains("problem   sshd answers on port 22 of em0");
  }

  @Test
  void programsGetOneJsonObject() {
    Run run = simulated("doctor", "--host", "simulated", "--output", "json");

    JsonNode root = new JsonMapper().readTree(run.out());
    assertThat(root.path("format").asInt()).isEqualTo(1);
    assertThat(root.path("fit").asBoolean()).isFalse();
    assertThat(root.path("host").path("release").asString()).isEqualTo("13.2-RELEASE");
    JsonNode first = root.path("findings").get(0);
    assertThat(first.path("code").asString()).isEqualTo("QJ4001");
    assertThat(first.path("level").asString()).isEqualTo("ok");
    assertThat(first.path("remedy").isNull()).isTrue();
  }

  @Test
  void whatComesFromAHostReachesNoTerminalAsItStands() {
    FakeEngine engine =
        new FakeEngine(Samples.empty())
            .finds(
                new Finding(
                    new Code("QJ4302"), Finding.Level.WARNING, "it says \u001b[2J", "a\nb", "c"));

    Run run = Run.in().engines(engine).run("doctor", "--host", "local");

    assertThat(run.out()).contains("it says \\e[2J", "a\\nb").doesNotContain("\u001b");
    assertThat(run.code()).as("a warning is no problem").isEqualTo(ExitCode.OK);
  }

  @Test
  void withoutAHostNothingIsLookedAt() {
    Run run = Run.in().run("doctor");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("no host: --host does not say where it is.");
  }

  /** This machine is a Linux, as CONTRIBUTING says. */
  @Test
  void anotherSystemIsAsGoodAsOutOfReach() {
    Run run = simulated("doctor", "--host", "local");

    assertThat(run.code()).as(run.out()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(run.out()).contains("the host calls itself");
  }

  @Test
  void itsCodesAreExplained() {
    Run run = Run.in().run("explain", "qj4102");

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).contains("qjail can create jails with this host's diff(1)");
  }

  private static Run simulated(String... args) {
    return new Run.Surroundings().engines(new HostEngines()).run(args);
  }
}
