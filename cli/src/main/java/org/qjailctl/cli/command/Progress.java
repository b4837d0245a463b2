package org.qjailctl.cli.command;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.cli.process.Output;
import org.qjailctl.cli.render.ElapsedTime;
import org.qjailctl.cli.render.ProgressText;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.run.StepResult;

/**
 * Prints an apply's steps as they go, one line each; steps may run side by side. A step that takes
 * long is told of again after half a minute, and then each time that has doubled.
 */
final class Progress implements StepProgress {

  private static final Duration LONG = Duration.ofSeconds(30);

  /** A step that runs, and when it is told of next. */
  private record Running(PlannedStep step, Instant since, Duration next) {}

  private final Output err;
  private final InstantSource clock;
  private final Map<StepId, Running> running = new LinkedHashMap<>();

  /** The step whose line has begun and has not ended. */
  private Optional<StepId> open = Optional.empty();

  Progress(Output err, InstantSource clock) {
    this.err = err;
    this.clock = clock;
  }

  @Override
  public synchronized void stepStarted(PlannedStep step) {
    closeLine();
    err.begin(ProgressText.started(step));
    open = Optional.of(step.id());
    running.put(step.id(), new Running(step, clock.instant(), LONG));
  }

  @Override
  public synchronized void stepFinished(PlannedStep step, StepResult result) {
    running.remove(step.id());
    Line end = ProgressText.finished(result);
    if (open.equals(Optional.of(step.id()))) {
      open = Optional.empty();
      err.print(end.indented(1));
      return;
    }
    closeLine();
    err.print(ProgressText.started(step).and(" ").and(end));
  }

  @Override
  public synchronized void tick() {
    for (Running one : Map.copyOf(running).values()) {
      Duration elapsed = Duration.between(one.since(), clock.instant());
      if (elapsed.compareTo(one.next()) >= 0) {
        closeLine();
        err.print(ProgressText.started(one.step()).and(" for " + ElapsedTime.of(elapsed)));
        running.put(
            one.step().id(), new Running(one.step(), one.since(), one.next().multipliedBy(2)));
      }
    }
  }

  @Override
  public synchronized void say(Line line) {
    closeLine();
    err.print(line);
  }

  @Override
  public synchronized void close() {
    closeLine();
  }

  private void closeLine() {
    if (open.isPresent()) {
      err.print(Line.EMPTY);
      open = Optional.empty();
    }
  }
}
