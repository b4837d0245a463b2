package org.qjailctl.executors.run;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.qjailctl.core.host.HeldLock;

/**
 * How to carry a plan out.
 *
 * @param parallelism how many steps may run at the same time, at least 1
 * @param lock the host's lock; once it is lost, no further step starts
 * @param stop asked before each step; once it says yes, no further step starts
 */
public record RunOptions(int parallelism, Optional<HeldLock> lock, BooleanSupplier stop) {

  /** How many steps run at the same time unless said otherwise. */
  public static final int USUAL_PARALLELISM = 4;

  public RunOptions {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism " + parallelism);
    }
  }

  /** One step at a time, unlocked, to the end. */
  public static RunOptions plain() {
    return new RunOptions(1, Optional.empty(), () -> false);
  }

  public RunOptions parallelism(int steps) {
    return new RunOptions(steps, lock, stop);
  }

  public RunOptions lock(HeldLock held) {
    return new RunOptions(parallelism, Optional.of(held), stop);
  }

  public RunOptions stop(BooleanSupplier asked) {
    return new RunOptions(parallelism, lock, asked);
  }
}
