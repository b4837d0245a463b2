package org.qjailctl.cli.command;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.qjailctl.cli.render.EventJson;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.executors.check.CheckListener;
import org.qjailctl.executors.check.CheckResult;
import org.qjailctl.executors.run.GuardEvent;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.run.StepResult;

/**
 * Writes an apply's events to a file, each as it happens. Where it cannot be written any more the
 * apply goes on: a reader that went away must not leave a host half changed.
 */
final class EventStream implements RunListener, CheckListener, AutoCloseable {

  private final Context context;
  private final Path path;
  private final OutputStream stream;
  private final EventJson json;
  private final InstantSource clock = InstantSource.system();
  private boolean broken;

  private EventStream(Context context, Path path, OutputStream stream) {
    this.context = context;
    this.path = path;
    this.stream = stream;
    this.json = new EventJson(context.secrets()::mask);
  }

  /** An empty file, or whatever is open under that name: a pipe, /dev/fd/3. */
  static EventStream open(Context context, Path path) throws IOException {
    return new EventStream(context, path, new FileOutputStream(path.toFile()));
  }

  void begins(String address, Plan plan) {
    write(json.begins(clock.instant(), address, plan));
  }

  @Override
  public synchronized void stepStarted(PlannedStep step) {
    write(json.stepBegins(clock.instant(), step));
  }

  @Override
  public synchronized void stepFinished(PlannedStep step, StepResult result) {
    write(json.stepEnds(clock.instant(), step, result));
  }

  @Override
  public synchronized void guard(GuardEvent event) {
    write(json.guard(clock.instant(), event));
  }

  @Override
  public synchronized void checkEnded(CheckResult result) {
    write(json.checkEnds(clock.instant(), result));
  }

  /** The last event. */
  void ends(String result, Optional<RunReport> report) {
    write(json.ends(clock.instant(), result, report.orElse(new RunReport(List.of()))));
  }

  private void write(String line) {
    if (broken) {
      return;
    }
    try {
      stream.write(line.getBytes(StandardCharsets.UTF_8));
      stream.flush();
    } catch (IOException e) {
      broken = true;
      context
          .err()
          .print(
              Line.of(Style.CHANGED, "warning: ")
                  .and(path + " cannot be written any more; the apply goes on without events."));
    }
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      // What was written was flushed; there is nothing left to lose.
      broken = true;
    }
  }
}
