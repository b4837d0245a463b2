package org.qjailctl.executors.check;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits in short naps, so that Ctrl-C is heard. */
record RealPause(long start, BooleanSupplier interrupted) implements Pause {

  private static final long NAP_MILLISECONDS = 100;

  @Override
  public Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  @Override
  public void until(Duration moment) {
    Duration left = moment.minus(elapsed());
    while (left.isPositive() && !interrupted.getAsBoolean()) {
      try {
        Thread.sleep(Math.min(NAP_MILLISECONDS, Math.max(1, left.toMillis())));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      left = moment.minus(elapsed());
    }
  }
}
