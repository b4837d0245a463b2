package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.run.CommandFailure;
import org.qjailctl.executors.run.StepResult;

final class ApplyCommandTest {

  private static final String PASSWORD = "correct-horse";

  @TempDir private Path folder = Path.of("");

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
  void withoutATerminalYesIsNeeded() {
    Run run = Run.in().run("apply", manifest.toString());

    assertThat(run.err()).contains("there is no terminal to ask on", "--yes");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void onlyYesIsAccepted() {
    for (String answer : List.of("no", "y", "YES", "")) {
      Run run = surroundings().person(answer).run("apply", manifest.toString(), "--no-color");

      assertThat(run.err())
          .contains("Do you want to perform these changes? Only 'yes' will be accepted")
          .endsWith("Cancelled. Nothing was changed.\n");
      assertThat(run.code()).isEqualTo(ExitCode.ERROR);
      assertThat(engine.applied()).as("applied after the answer " + answer).isZero();
    }
  }

  @Test
  void endOfFileIsNoAnswer() {
    assertThat(surroundings().person().run("apply", manifest.toString()).code())
        .isEqualTo(ExitCode.ERROR);
    assertThat(engine.applied()).isZero();
  }

  @Test
  void yesCarriesThePlanOut() {
    Run run = surroundings().person("yes").run("apply", manifest.toString(), "--no-color");

    assertThat(run.err())
        .contains("jail postgres: stop ... done 1.2 s\njail postgres: start ... done 1.2 s\n");
    assertThat(run.out()).endsWith("Apply complete. 3 steps done.\n");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(engine.applied()).isOne();
  }

  @Test
  void nothingToDoAsksNothing() {
    FakeEngine idle = new FakeEngine(Samples.empty());

    Run run = Run.in().engines(idle).run("apply", manifest.toString(), "--yes");

    assertThat(run.out()).endsWith("No changes. The host matches its manifest.\n");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(idle.applied()).isZero();
  }

  @Test
  void whoeverHasTheLockIsNamedAndNothingIsDone() {
    engine.lockedBy("anna@laptop since 2026-01-02T03:04:05Z (process 7 on the host)");
    Run run = surroundings().run("apply", manifest.toString(), "--yes");
    assertThat(run.err())
        .contains(
            "another qjailctl works on simulated: anna@laptop since 2026-01-02T03:04:05Z (process"
                + " 7 on the host).",
            "Try again when it is done");
    assertThat(run.code().status()).isEqualTo(75);
    assertThat(engine.applied()).isZero();
  }

  @Test
  void whoOnlyLooksNeedsNoLock() {
    engine.lockedBy("anna@laptop");
    assertThat(surroundings().run("plan", manifest.toString()).code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void parallelismHasItsLimits() {
    for (String wrong : List.of("0", "-1", "9")) {
      Run run = surroundings().run("apply", manifest.toString(), "--yes", "--parallelism=" + wrong);
      assertThat(run.err()).contains("--parallelism is 1 to 8, not " + wrong);
      assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    }
  }

  @Test
  void anInterruptedRunHasAnExitStatusOfItsOwn() {
    engine.results(step -> new StepResult.NotStarted("the run was interrupted"));
    Run run = surroundings().interrupted().run("apply", manifest.toString(), "--yes");
    assertThat(run.err()).contains("Ctrl-C again ends at once", "the run was interrupted");
    assertThat(run.code().status()).isEqualTo(130);
  }

  @Test
  void aRefusedPlanIsNotCarriedOut() {
    FakeEngine unfit = new FakeEngine(Samples.refused());

    assertThat(Run.in().engines(unfit).run("apply", manifest.toString(), "--yes").code())
        .isEqualTo(ExitCode.UNREACHABLE);
    assertThat(unfit.applied()).isZero();
  }

  @Test
  void aMissingSecretStopsEverythingBeforeItBegins() {
    Run run = Run.in().engines(engine).run("apply", manifest.toString(), "--yes");

    assertThat(run.err())
        .contains("no value for a secret", "secrets.pg-superuser", "PG_SUPERUSER_PASSWORD")
        .contains("host.yaml")
        .endsWith("Nothing was changed.\n");
    assertThat(run.code()).isEqualTo(ExitCode.BAD_MANIFEST);
    assertThat(engine.applied()).isZero();
  }

  @Test
  void aSecretReachesItsStepAndNoOutput() {
    engine.results(
        step ->
            step.step() instanceof ProvisionStep.InitialiseCluster
                ? failed("initdb: " + PASSWORD + "\u001b[2J is weak\n")
                : new StepResult.Done(Duration.ofMillis(1200), List.of()));

    Run run = surroundings().run("apply", manifest.toString(), "--yes");

    assertThat(engine.revealed()).containsExactly(PASSWORD);
    assertThat(run.out() + run.err()).doesNotContain(PASSWORD, "\u001b");
    assertThat(run.err()).contains("initdb: (secret pg-superuser)\\e[2J is weak");
  }

  @Test
  void aFailureIsToldWithItsCommandAndWhatWasNotStarted() {
    engine.results(
        step ->
            switch (step.step()) {
              case JailStep.StopJail stop ->
                  new StepResult.Done(Duration.ofMillis(1200), List.of());
              case JailStep.StartJail start -> failed("one\ntwo\n");
              default -> new StepResult.Blocked(step(step));
            });

    Run run = surroundings().run("apply", manifest.toString(), "--yes");

    assertThat(run.err())
        .contains("jail postgres: start ... FAILED\n")
        .endsWith(
            """
            failed: jail postgres: start
              found: the jail is stopped
              $ qjail start postgres
                one
                two
                exit status 1

            not started: jail postgres: initdb
              It needs jail postgres: start.

            Apply incomplete. 1 step done, 1 failed, 1 not started.
            What is done stays done. Mend the cause, then run the same command again: it goes on \
            from here.
            """);
    assertThat(run.code()).isEqualTo(ExitCode.ERROR);
  }

  private static StepId step(PlannedStep step) {
    return step.after().first();
  }

  private static StepResult failed(String stderr) {
    return new StepResult.Failed(
        Duration.ofMillis(1200),
        "the jail is stopped",
        List.of(
            new CommandFailure(
                Operation.Run.of("qjail", "start", "postgres"),
                Outcome.finished(1, Bytes.NONE, Bytes.utf8(stderr)))));
  }

  private Run.Surroundings surroundings() {
    return Run.in().engines(engine).variable("PG_SUPERUSER_PASSWORD", PASSWORD);
  }
}
