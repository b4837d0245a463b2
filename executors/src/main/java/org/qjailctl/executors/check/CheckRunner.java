package org.qjailctl.executors.check;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.plan.PlannedCheck;
import org.qjailctl.executors.lowering.CheckLowering;

/**
 * Asks checks until each has passed or failed. All that are due share a round trip; the waiting is
 * done on this side, so that a connection that is lost in the meantime is no answer: it is made
 * again, and the check asked as often as before.
 */
public final class CheckRunner {

  /** How often in a row a connection may be lost before the host counts as out of reach. */
  private static final int MOST_LOST = 5;

  private static final Duration BEFORE_RECONNECTING = Duration.ofSeconds(2);

  private final Host host;
  private final Pause pause;
  private final CheckListener listener;
  private final List<Asking> open = new ArrayList<>();
  private final List<CheckResult> results = new ArrayList<>();
  private int lost;

  private CheckRunner(List<PlannedCheck> checks, Host host, Pause pause, CheckListener listener) {
    this.host = host;
    this.pause = pause;
    this.listener = listener;
    checks.forEach(check -> open.add(new Asking(check, CheckLowering.of(check), pause.elapsed())));
  }

  /**
   * The results, in the order in which the checks ended.
   *
   * @param interrupted whether nobody waits for more
   * @throws HostUnreachable when the host stays out of reach; the listener has heard of what was
   *     known by then
   */
  public static List<CheckResult> run(
      List<PlannedCheck> checks,
      Host host,
      Pause pause,
      BooleanSupplier interrupted,
      CheckListener listener)
      throws HostUnreachable {
    return new CheckRunner(checks, host, pause, listener).run(interrupted);
  }

  private List<CheckResult> run(BooleanSupplier interrupted) throws HostUnreachable {
    while (!open.isEmpty() && !interrupted.getAsBoolean()) {
      Duration next = open.stream().map(one -> one.due).min(Duration::compareTo).orElseThrow();
      pause.until(next);
      Duration now = pause.elapsed();
      List<Asking> due = open.stream().filter(one -> one.due.compareTo(now) <= 0).toList();
      if (!due.isEmpty()) {
        ask(due);
      }
    }
    List.copyOf(open).forEach(one -> end(one, CheckResult.Ending.INTERRUPTED));
    return List.copyOf(results);
  }

  private void ask(List<Asking> due) throws HostUnreachable {
    List<Outcome> outcomes;
    try {
      outcomes = host.run(Batch.all(due.stream().map(one -> one.operation).toList()));
    } catch (HostUnreachable e) {
      reconnect(due, e);
      return;
    }
    List<Asking> unanswered = new ArrayList<>();
    for (int i = 0; i < due.size(); i++) {
      switch (outcomes.get(i).status()) {
        case LOST, NOT_RUN -> unanswered.add(due.get(i));
        case FINISHED, TIMED_OUT, NOT_NEEDED -> answered(due.get(i), outcomes.get(i));
      }
    }
    if (unanswered.isEmpty()) {
      lost = 0;
    } else {
      reconnect(
          unanswered,
          new HostUnreachable(
              "The connection to " + host.name() + " was lost again and again during the checks.",
              "What was applied stays. Ask again with `qjailctl status --check`."));
    }
  }

  private void reconnect(List<Asking> unanswered, HostUnreachable reason) throws HostUnreachable {
    lost++;
    if (lost > MOST_LOST) {
      throw reason;
    }
    unanswered.forEach(one -> one.due = pause.elapsed().plus(BEFORE_RECONNECTING));
  }

  private void answered(Asking one, Outcome outcome) {
    one.tries++;
    one.last = Optional.of(outcome);
    if (outcome.good()) {
      end(one, CheckResult.Ending.PASSED);
    } else if (one.tries > one.check.check().retries()) {
      end(one, CheckResult.Ending.FAILED);
    } else {
      one.due = pause.elapsed().plus(one.check.check().interval());
    }
  }

  private void end(Asking one, CheckResult.Ending ending) {
    open.remove(one);
    CheckResult result =
        new CheckResult(
            one.check,
            ending,
            one.tries,
            pause.elapsed().minus(one.since),
            one.operation,
            one.last);
    results.add(result);
    listener.checkEnded(result);
  }

  /** A check that has not ended. */
  private static final class Asking {
    private final PlannedCheck check;
    private final Operation.Run operation;
    private final Duration since;
    private Duration due;
    private int tries;
    private Optional<Outcome> last = Optional.empty();

    Asking(PlannedCheck check, Operation.Run operation, Duration since) {
      this.check = check;
      this.operation = operation;
      this.since = since;
      this.due = since;
    }
  }
}
