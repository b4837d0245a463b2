package org.qjailctl.executors.run;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.plan.StepId;

/**
 * How to carry a plan out.
 *
 * @param parallelism how many steps may run at the same time, at least 1
 * @param lock the host's lock; once it is lost, no further step starts
 * @param stop asked before each step; once it says yes, no further step starts
 * @param secrets what passwords on the host are compared with
 * @param moved steps that no longer hold, and why: they are not started
 * @param guard how long the network guard waits for its confirmation; empty for none
 */
public record RunOptions(
    int parallelism,
    Optional<HeldLock> lock,
    BooleanSupplier stop,
    Secrets secrets,
    SortedMap<StepId, String> moved,
    Optional<Duration> guard) {

  /** How many steps run at the same time unless said otherwise. */
  public static final int USUAL_PARALLELISM = 4;

  /** How long the network guard waits unless said otherwise. */
  public static final Duration USUAL_GUARD = Duration.ofMinutes(2);

  public RunOptions {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism " + parallelism);
    }
    moved = Collections.unmodifiableSortedMap(new TreeMap<>(moved));
  }

  /** For plans that set no password, and of which nothing has moved. */
  public RunOptions(int parallelism, Optional<HeldLock> lock, BooleanSupplier stop) {
    this(parallelism, lock, stop, Secrets.none(), new TreeMap<>(), Optional.empty());
  }

  /** One step at a time, unlocked, to the end. */
  public static RunOptions plain() {
    return new RunOptions(1, Optional.empty(), () -> false);
  }

  public RunOptions parallelism(int steps) {
    return new RunOptions(steps, lock, stop, secrets, moved, guard);
  }

  public RunOptions lock(HeldLock held) {
    return new RunOptions(parallelism, Optional.of(held), stop, secrets, moved, guard);
  }

  public RunOptions stop(BooleanSupplier asked) {
    return new RunOptions(parallelism, lock, asked, secrets, moved, guard);
  }

  public RunOptions secrets(Secrets known) {
    return new RunOptions(parallelism, lock, stop, known, moved, guard);
  }

  public RunOptions moved(SortedMap<StepId, String> steps) {
    return new RunOptions(parallelism, lock, stop, secrets, steps, guard);
  }

  public RunOptions guard(Duration patience) {
    return new RunOptions(parallelism, lock, stop, secrets, moved, Optional.of(patience));
  }
}
