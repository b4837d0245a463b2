package org.qjailctl.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qjailctl.cli.process.Output;
import org.qjailctl.cli.render.ElapsedTime;
import org.qjailctl.cli.render.ProgressText;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.run.StepResult;

/**
 * On a terminal: what has ended stays above, and below stands a line for each step that runs, with
 * the time that it has taken so far.
 */
final class LiveProgress implements StepProgress {

  private record Running(PlannedStep step, Instant since) {}

  private final Output err;
  private final InstantSource clock;
  private final Map<StepId, Running> running = new LinkedHashMap<>();
  private int drawn;

  LiveProgress(Output err, InstantSource clock) {
    this.err = err;
    this.clock = clock;
  }

  @Override
  public synchronized void stepStarted(PlannedStep step) {
    running.put(step.id(), new Running(step, clock.instant()));
    draw(List.of());
  }

  @Override
  public synchronized void stepFinished(PlannedStep step, StepResult result) {
    running.remove(step.id());
    draw(List.of(ProgressText.started(step).and(" ").and(ProgressText.finished(result))));
  }

  @Override
  public synchronized void say(Line line) {
    draw(List.of(line));
  }

  @Override
  public synchronized void tick() {
    if (!running.isEmpty()) {
      draw(List.of());
    }
  }

  @Override
  public synchronized void close() {
    running.clear();
    draw(List.of());
  }

  /** {@code above} in place of the live lines, which come again below. */
  private void draw(List<Line> above) {
    List<Line> live = new ArrayList<>();
    for (Running one : running.values()) {
      Duration elapsed = Duration.between(one.since(), clock.instant());
      live.add(
          Line.of(Style.DIM, "  " + ProgressText.started(one.step()).plain())
              .and(Style.DIM, " " + ElapsedTime.ofRunning(elapsed)));
    }
    err.redraw(drawn, above, live);
    drawn = live.size();
  }
}
