package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.executors.rehearsal.Rehearsed;

/** What a rehearsal means for plan and apply. */
class RehearseCommandTest {

  @TempDir Path folder;
  private Path manifest = Path.of("");
  private final FakeEngine engine = new FakeEngine(Samples.postgresql());

  @BeforeEach
  void writeManifest() throws IOException {
    manifest = folder.resolve("host.yaml");
    Files.writeString(
        manifest,
        """
        version: 1
        host: { name: db1, address: simulated }
        secrets:
          pg-superuser: { env: PG_SUPERUSER_PASSWORD }
        """);
  }

  @Test
  void applyRehearsesFirstAndSaysSo() {
    Run run = surroundings().run("apply", manifest.toString(), "--yes", "--no-color");

    assertThat(run.out()).contains("Restarts: postgres.  Rehearsed: converges in 3 steps.\n");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(engine.applied()).isOne();
  }

  @Test
  void aPlanThatDoesNotConvergeIsABugAndTheHostIsLeftAlone() {
    engine.rehearses(new Rehearsed.Stuck(List.of(), List.of("jail postgres: start")));

    Run run = surroundings().run("apply", manifest.toString(), "--yes", "--no-color");

    assertThat(run.out()).endsWith("Rehearsed: does not converge.\n");
    assertThat(run.err())
        .contains(
            "does not converge on a simulated copy of the host",
            "left to do: jail postgres: start",
            "report it",
            "--no-rehearsal");
    assertThat(run.code().status()).isEqualTo(70);
    assertThat(engine.applied()).isZero();
  }

  @Test
  void whoSaysSoGoesOnWithoutARehearsal() {
    engine.rehearses(new Rehearsed.Stuck(List.of(), List.of("jail postgres: start")));

    Run run = surroundings().run("apply", manifest.toString(), "--yes", "--no-rehearsal");

    assertThat(run.out()).doesNotContain("Rehearsed");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(engine.rehearsals()).isZero();
    assertThat(engine.applied()).isOne();
  }

  @Test
  void aHostThatCannotBeSimulatedIsNoReasonToStop() {
    engine.rehearses(new Rehearsed.Impossible("its mounts could not be read: mount failed"));

    Run run = surroundings().run("apply", manifest.toString(), "--yes", "--no-color");

    assertThat(run.out()).contains("Not rehearsed: its mounts could not be read: mount failed.\n");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(engine.applied()).isOne();
  }

  @Test
  void nothingToDoIsNotRehearsed() {
    FakeEngine idle = new FakeEngine(Samples.empty());

    assertThat(Run.in().engines(idle).run("apply", manifest.toString(), "--yes").code())
        .isEqualTo(ExitCode.OK);
    assertThat(idle.rehearsals()).isZero();
  }

  @Test
  void rehearseAloneNeedsNoYesNoSecretAndChangesNothing() {
    Run run =
        Run.in().engines(engine).run("apply", manifest.toString(), "--rehearse", "--no-color");

    assertThat(run.out())
        .contains("Rehearsed: converges in 3 steps.\n", "The host would then look like this:\n");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(engine.applied()).isZero();
    assertThat(engine.revealed()).isEmpty();
  }

  @Test
  void planRehearsesWhenAsked() {
    assertThat(surroundings().run("plan", manifest.toString()).out()).doesNotContain("Rehearsed");
    assertThat(surroundings().run("plan", manifest.toString(), "--rehearse", "--no-color").out())
        .endsWith("Rehearsed: converges in 3 steps.\n");
    assertThat(
            surroundings()
                .run("plan", manifest.toString(), "--rehearse", "--output", "markdown")
                .out())
        .contains("# Rehearsed: converges in 3 steps.\n");
    assertThat(
            surroundings().run("plan", manifest.toString(), "--rehearse", "--output", "json").out())
        .contains("\"rehearsal\"", "\"outcome\" : \"converges\"", "\"steps\" : 3");
  }

  @Test
  void bothAtOnceMakeNoSense() {
    Run run = surroundings().run("apply", manifest.toString(), "--rehearse", "--no-rehearsal");

    assertThat(run.err()).contains("--rehearse and --no-rehearsal");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
  }

  private Run.Surroundings surroundings() {
    return Run.in().engines(engine).variable("PG_SUPERUSER_PASSWORD", "correct horse");
  }
}
