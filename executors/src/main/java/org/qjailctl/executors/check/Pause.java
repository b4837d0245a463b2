package org.qjailctl.executors.check;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How time passes between two tries. */
public interface Pause {

  /** How long it has been since some moment. */
  Duration elapsed();

  /** Returns once so much time has passed since that moment, or when nobody waits any more. */
  void until(Duration moment);

  /**
   * The time of clocks.
   *
   * @param interrupted whether nobody waits any more
   */
  static Pause real(BooleanSupplier interrupted) {
    return new RealPause(System.nanoTime(), interrupted);
  }

  /** Time that passes at once, as on a host where waiting changes nothing. */
  static Pause skipping() {
    return new SkippingPause();
  }
}
