package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.SimulatedHost;

/** What happens on the host between the question of an apply and the operator's yes. */
class WhileAPersonReadsTest {

  private static final String MANIFEST =
      """
      version: 1
      host: { name: h }
      rc.conf: { gateway_enable: "YES" }
      interfaces:
        lo1: { clone: true, aliases: [ inet 192.168.1.0-9 ] }
      """;

  @TempDir Path folder;
  private Path manifest = Path.of("");
  private Path world = Path.of("");

  @BeforeEach
  void manifest() throws IOException {
    manifest = folder.resolve("host.yaml");
    world = folder.resolve("world.json");
    Files.writeString(manifest, MANIFEST);
  }

  @Test
  void anotherApplyIsToldWhoIsAtItSinceWhenAndTheFirstGoesOn() {
    List<Run> others = new ArrayList<>();
    Run first = apply(Run.in().person("yes").meanwhile(() -> others.add(apply(Run.in(), "--yes"))));

    assertThat(others).hasSize(1);
    assertThat(others.getFirst().code()).isEqualTo(ExitCode.TRY_AGAIN);
    assertThat(others.getFirst().code().status()).isEqualTo(75);
    assertThat(others.getFirst().err())
        .containsPattern("\\S+@\\S+, process [0-9]+ since 20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z")
        .contains("Nothing was changed");
    assertThat(first.out()).contains("Apply complete.");
    assertThat(first.code()).isEqualTo(ExitCode.OK);
    assertThat(apply(Run.in(), "--yes").code()).as("the lock is free again").isEqualTo(ExitCode.OK);
  }

  @Test
  void whatSomebodyChangedIsToldThreeWaysAndTheRestIsDone() {
    Run run =
        apply(Run.in().person("yes").meanwhile(() -> byHand("sysrc", "gateway_enable=maybe")));

    assertThat(run.err())
        .contains(
            "rc.conf has changed since the plan was made:",
            "gateway_enable was ",
            "is now maybe",
            "wanted is YES");
    assertThat(run.code()).isEqualTo(ExitCode.ERROR);
    assertThat(plan().out()).contains("gateway_enable", "maybe");
  }

  @Test
  void whatSomebodyDidAlreadyIsNotDoneAgain() {
    Run run = apply(Run.in().person("yes").meanwhile(() -> byHand("sysrc", "gateway_enable=YES")));

    assertThat(run.err())
        .contains("rc.conf has changed since the plan was made: it is as it is wanted already");
    assertThat(run.code()).isEqualTo(ExitCode.ERROR);
  }

  @Test
  void whatMattersToNoStepStopsNothing() {
    Run run = apply(Run.in().person("yes").meanwhile(() -> byHand("sysrc", "sendmail_enable=NO")));

    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(plan().out()).contains("No changes.");
  }

  private Run apply(Run.Surroundings surroundings, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("apply", manifest.toString(), "--host", "simulated:" + world, "--no-color"));
    arguments.addAll(Arrays.asList(more));
    return surroundings.engines(new HostEngines()).run(arguments.toArray(String[]::new));
  }

  private Run plan() {
    return Run.in()
        .engines(new HostEngines())
        .run("plan", manifest.toString(), "--host", "simulated:" + world);
  }

  private void byHand(String... argv) {
    try {
      Outcome done =
          SimulatedHost.persisted(world, Secrets.none())
              .run(Batch.all(List.of(Operation.Run.of(argv))))
              .getFirst();
      assertThat(done.exit()).as(Arrays.toString(argv)).isZero();
    } catch (HostUnreachable e) {
      throw new AssertionError(e);
    }
  }
}
