package org.qjailctl.cli.command;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.qjailctl.cli.engine.Engine;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.process.Output;
import org.qjailctl.cli.render.CheckText;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.check.CheckListener;
import org.qjailctl.executors.check.CheckResult;

/** Asks a plan's checks, and says what came of them. */
final class Checking {

  private final Context context;
  private final Optional<EventStream> events;

  /**
   * @param events hears of each check, too
   */
  Checking(Context context, Optional<EventStream> events) {
    this.context = context;
    this.events = events;
  }

  /**
   * What the checks come to: OK also where there are none.
   *
   * @param interrupted whether nobody waits for more
   */
  ExitCode of(Plan plan, Engine engine, BooleanSupplier interrupted) throws HostUnreachable {
    if (plan.checks().isEmpty()) {
      return ExitCode.OK;
    }
    CheckListener told =
        result -> {
          context.err().print(CheckText.of(result));
          events.ifPresent(stream -> stream.checkEnded(result));
        };
    List<CheckResult> results = engine.check(plan.checks(), interrupted, told);
    boolean passed = results.stream().allMatch(CheckResult::passed);
    Output output = passed ? context.out() : context.err();
    output.print(CheckText.summary(results));
    boolean open = results.stream().anyMatch(one -> one.ending() == CheckResult.Ending.INTERRUPTED);
    return passed ? ExitCode.OK : open ? ExitCode.INTERRUPTED : ExitCode.CHECK_FAILED;
  }

  /** What the events say of an apply whose checks came to this; empty where they are no news. */
  static Optional<String> word(ExitCode code) {
    return code == ExitCode.CHECK_FAILED
        ? Optional.of("checks-failed")
        : code == ExitCode.INTERRUPTED ? Optional.of("interrupted") : Optional.empty();
  }
}
