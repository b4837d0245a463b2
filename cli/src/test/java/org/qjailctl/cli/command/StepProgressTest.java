package org.qjailctl.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qjailctl.cli.process.Output;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.run.StepResult;

/** What is seen of running steps, as time goes by. */
class StepProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Output err =
      new Output(
          new PrintStream(bytes, false, StandardCharsets.UTF_8),
          false,
          text -> text.replace("hunter2", "(secret s)"));
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private final InstantSource clock = () -> now;

  @Test
  void elsewhereThanOnATerminalALongStepIsToldOfNowAndThen() {
    Progress progress = new Progress(err, clock);
    progress.stepStarted(start("web"));
    after(29, progress);
    after(1, progress);
    after(29, progress);
    after(1, progress);
    after(59, progress);
    progress.stepFinished(start("web"), done());

    assertThat(said())
        .isEqualTo(
            """
            jail web: start ...
            jail web: start ... for 30.0 s
            jail web: start ... for 1 min 0 s
            jail web: start ... done 1.8 s
            """);
  }

  @Test
  void aQuickStepIsOneLine() {
    Progress progress = new Progress(err, clock);
    progress.stepStarted(start("web"));
    after(1, progress);
    progress.stepFinished(start("web"), done());
    assertThat(said()).isEqualTo("jail web: start ... done 1.8 s\n");
  }

  @Test
  void onATerminalEachRunningStepHasALineWithItsTime() {
    Screen screen = new Screen();
    LiveProgress progress = new LiveProgress(err, clock);
    progress.stepStarted(start("db"));
    after(3, progress);
    progress.stepStarted(start("web"));
    after(64, progress);
    assertThat(screen.shows(said()))
        .containsExactly("  jail db: start ... 1 min 7 s", "  jail web: start ... 1 min 4 s");

    progress.stepFinished(start("db"), done());
    progress.say(Line.of("Interrupted"));
    assertThat(screen.shows(said()))
        .containsExactly(
            "jail db: start ... done 1.8 s", "Interrupted", "  jail web: start ... 1 min 4 s");

    progress.stepFinished(
        start("web"), new StepResult.Failed(Duration.ofSeconds(1), "it is stopped", List.of()));
    progress.close();
    assertThat(screen.shows(said()))
        .containsExactly(
            "jail db: start ... done 1.8 s", "Interrupted", "jail web: start ... FAILED");
  }

  @Test
  void aTerminalWrapsNoLiveLineAndWrapsAgainAfterwards() {
    new LiveProgress(err, clock).stepStarted(start("hunter2"));
    assertThat(said())
        .contains("\u001b[?7l", "(secret s)")
        .doesNotContain("hunter2")
        .endsWith("\u001b[?7h\u001b[J");
    assertThat(said().indexOf("\u001b[?7l")).isLessThan(said().indexOf("jail"));
  }

  private void after(int seconds, StepProgress progress) {
    now = now.plusSeconds(seconds);
    progress.tick();
  }

  private String said() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static StepResult done() {
    return new StepResult.Done(Duration.ofMillis(1800), List.of());
  }

  private static PlannedStep start(String jail) {
    JailName name = JailName.of(jail);
    return new PlannedStep(
        new StepId(ResourceAddress.of(ResourceAddress.Kind.JAIL, jail), "start"),
        new JailStep.StartJail(name),
        new TreeSet<>(),
        new Condition.JailRuns(name),
        Impact.LIVE);
  }
}
