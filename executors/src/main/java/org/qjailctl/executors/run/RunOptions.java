package org.qjailctl.executors.run;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.host.Secrets;

/**
 * How to carry a plan out.
 *
 * @param parallelism how many steps may run at the same time, at least 1
 * @param lock the host's lock; once it is lost, no further step starts
 * @param stop asked before each step; once it says yes, no further step starts
 * @param secrets what passwords on the host are compared with
 */
public record RunOptions(
    int parallelism, Optional<HeldLock> lock, BooleanSupplier stop, Secrets secrets) {

  /** How many steps run at the same time unless said otherwise. */
  public static final int USUAL_PARALLELISM = 4;

  public RunOptions {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism " + parallelism);
    }
  }

  /** For plans that set no password. */
  public RunOptions(int parallelism, Optional<HeldLock> lock, BooleanSupplier stop) {
    this(parallelism, lock, stop, Secrets.none());
  }

  /** One step at a time, unlocked, to the end. */
  public static RunOptions plain() {
    return new RunOptions(1, Optional.empty(), () -> false);
  }

  public RunOptions parallelism(int steps) {
    return new RunOptions(steps, lock, stop, secrets);
  }

  public RunOptions lock(HeldLock held) {
    return new RunOptions(parallelism, Optional.of(held), stop, secrets);
  }

  public RunOptions stop(BooleanSupplier asked) {
    return new RunOptions(parallelism, lock, asked, secrets);
  }

  public RunOptions secrets(Secrets known) {
    return new RunOptions(parallelism, lock, stop, known);
  }
}
