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
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.plan.Plan;

final class PlanCommandTest {

  @TempDir private Path folder = Path.of("");

  private Path manifest = Path.of("");

  @BeforeEach
  void writeManifest() throws IOException {
    manifest = folder.resolve("host.yaml");
    Files.writeString(manifest, "version: 1\nhost: { name: db1, address: simulated }\n");
  }

  @Test
  void thePlanIsTheResultAndTheProbeIsNot() {
    Run run = plan(Samples.postgresql());

    assertThat(run.out())
        .startsWith("db1  FreeBSD 13.2-RELEASE amd64, qjail 5.0\n")
        .endsWith("Plan: 2 to add, 2 to change, 0 to destroy.  Restarts: postgres.\n")
        .doesNotContain("\u001b");
    assertThat(run.err()).matches("Probed simulated in [0-9.]+ s\\.\n");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void theDetailedExitCodeTellsChangesFromNone() {
    assertThat(plan(Samples.postgresql(), "--detailed-exitcode").code())
        .isEqualTo(ExitCode.CHANGES);
    assertThat(plan(Samples.empty(), "--detailed-exitcode").code()).isEqualTo(ExitCode.OK);
    assertThat(plan(Samples.refused(), "--detailed-exitcode").code())
        .as("where the user is not root")
        .isEqualTo(ExitCode.UNREACHABLE);
  }

  @Test
  void aRefusedPlanSaysWhy() {
    Run run = plan(Samples.refused());

    assertThat(run.err()).contains("error: not root [QJ2002]", "Log in as root.");
    assertThat(run.out()).endsWith("The plan is refused. Nothing will be done.\n");
  }

  @Test
  void commandsFollowThePlan() {
    assertThat(plan(Samples.postgresql(), "--commands").out())
        .contains("# jail postgres: stop\necho 'it'\\''s' StopJail\n");
    assertThat(plan(Samples.postgresql(), "--commands", "--output", "json").out())
        .contains("\"echo 'it'\\\\''s' StopJail\"");
  }

  @Test
  void colourIsForTerminalsThatWantIt() {
    Run.Surroundings terminal = Run.in().person().engines(new FakeEngine(Samples.postgresql()));

    assertThat(terminal.run("plan", manifest.toString()).out()).contains("\u001b[32m");
    assertThat(terminal.run("plan", manifest.toString(), "--no-color").out())
        .doesNotContain("\u001b");
    assertThat(terminal.variable("NO_COLOR", "1").run("plan", manifest.toString()).out())
        .doesNotContain("\u001b");
  }

  @Test
  void anUnreachableHostIsNoBug() {
    Run run = plan(Samples.empty(), "--host", "ssh://unreachable");

    assertThat(run.err()).contains("error: Nobody answers at ssh://", "Check its name.");
    assertThat(run.code()).isEqualTo(ExitCode.UNREACHABLE);
  }

  @Test
  void aBugShowsItsPlaceOnlyWhenAsked() {
    Run.Surroundings broken =
        Run.in()
            .engines(
                (address, options, secrets) -> {
                  throw new IllegalStateException("broken \u001b[2J");
                });

    Run quiet = broken.run("plan", manifest.toString());
    Run loud = broken.run("plan", manifest.toString(), "--debug");

    assertThat(quiet.code()).isEqualTo(ExitCode.BUG);
    assertThat(quiet.err()).contains("a bug in qjailctl", "--debug").doesNotContain("    at ");
    assertThat(quiet.err()).doesNotContain("\u001b").contains("broken \\e[2J");
    assertThat(loud.err()).contains("    at org.qjailctl");
  }

  @Test
  void statusShowsTheJailsOnOneScreen() {
    Run run =
        Run.in().engines(new FakeEngine(Samples.postgresql())).run("status", manifest.toString());

    assertThat(run.out())
        .isEqualTo(
            """
            db1  FreeBSD 13.2-RELEASE amd64, qjail 5.0

              JAIL      ADDRESS      STATE    BOOT    DRIFT
              jail1     192.168.1.1  stopped  manual  none
              postgres  192.168.1.3  running  auto    ~ allow.sysvipc, boot; + postgresql

              + interface lo1
              ~ pf

            The host differs from its manifest. See it with `qjailctl plan`.
            """);
    assertThat(run.code()).isEqualTo(ExitCode.OK);
  }

  private Run plan(Plan plan, String... options) {
    List<String> args = new ArrayList<>(List.of("plan", manifest.toString()));
    args.addAll(List.of(options));
    return Run.in().engines(new FakeEngine(plan)).run(args.toArray(String[]::new));
  }
}
