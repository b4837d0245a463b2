package org.qjailctl.cli.command;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A progress that is told several times a second that time has gone by, until it is closed. */
record Ticking(StepProgress progress, ScheduledExecutorService ticks) implements AutoCloseable {

  private static final long MILLISECONDS = 200;

  static Ticking of(Context context) {
    StepProgress progress = StepProgress.of(context);
    ScheduledExecutorService ticks =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "progress");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        ticks.scheduleAtFixedRate(
            progress::tick, MILLISECONDS, MILLISECONDS, TimeUnit.MILLISECONDS);
    return new Ticking(progress, ticks);
  }

  @Override
  public void close() {
    ticks.shutdown();
    progress.close();
  }
}
