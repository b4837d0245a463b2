package org.qjailctl.cli.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.qjailctl.cli.render.GuardText;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.run.RunOptions;
import picocli.CommandLine.Option;

/** How a plan is carried out, as the command line wants it. */
final class RunArguments {

  /** sshd(8) lets one connection have ten sessions (MaxSessions); the lock takes one. */
  private static final int MOST_STEPS = 8;

  /** A connection takes its time to be made. */
  private static final int LEAST_GUARD = 10;

  private static final int MOST_GUARD = 3600;

  @Option(
      names = "--parallelism",
      paramLabel = "STEPS",
      description = "How many steps may run at the same time: 4 by default.")
  private int parallelism = RunOptions.USUAL_PARALLELISM;

  @Option(
      names = "--guard",
      paramLabel = "TIME",
      converter = Seconds.class,
      description =
          "How long the host waits for a new connection, once its network is changed, "
              + "before it puts the network back as it was: 120 seconds by default; 90s, "
              + "2m. 0 means no guard.")
  private Duration guard = RunOptions.USUAL_GUARD;

  /** What is wrong with it, if anything. */
  Optional<String> problem() {
    if (parallelism < 1 || parallelism > MOST_STEPS) {
      return Optional.of("--parallelism is 1 to " + MOST_STEPS + ", not " + parallelism + ".");
    }
    long seconds = guard.toSeconds();
    return seconds == 0 || (seconds >= LEAST_GUARD && seconds <= MOST_GUARD)
        ? Optional.empty()
        : Optional.of(
            "--guard is "
                + LEAST_GUARD
                + " to "
                + MOST_GUARD
                + " seconds, or 0 for none, not "
                + seconds
                + ".");
  }

  /** What a plan's reader is told. */
  List<Line> announced(Plan plan) {
    return GuardText.announced(plan, guard.toSeconds());
  }

  RunOptions options(Optional<HeldLock> lock, BooleanSupplier stop) {
    RunOptions options = new RunOptions(parallelism, lock, stop);
    return guard.isZero() ? options : options.guard(guard);
  }
}
