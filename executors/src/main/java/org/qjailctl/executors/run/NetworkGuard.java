package org.qjailctl.executors.run;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.plan.GuardedSteps;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.executors.guard.GuardOperations;

/**
 * Arms a host before the first step of a guarded stretch, and confirms over a new connection once
 * no stretch is open.
 */
final class NetworkGuard {

  /** A busy sshd(8) may turn a newcomer away (MaxStartups). */
  private static final int TRIES = 3;

  private final Host host;
  private final GuardedSteps guarded;
  private final Duration patience;
  private final Set<ResourceAddress> open = new HashSet<>();
  private final Set<ResourceAddress> closed = new HashSet<>();
  private @Nullable GuardOperations armed;
  private long since;

  NetworkGuard(Host host, GuardedSteps guarded, Duration patience) {
    this.host = host;
    this.guarded = guarded;
    this.patience = patience;
  }

  /** Whether the host has to be armed before {@code step}, and is not. */
  boolean isNeeded(PlannedStep step) {
    List<PlannedStep> stretch = stretch(step);
    if (!stretch.contains(step) || closed.contains(step.id().resource())) {
      return false;
    }
    open.add(step.id().resource());
    return armed == null;
  }

  private List<PlannedStep> stretch(PlannedStep step) {
    return guarded.stretches().getOrDefault(step.id().resource(), List.of());
  }

  /** Why the host could not be armed; empty when it is. */
  Optional<String> arm() {
    GuardOperations guard = GuardOperations.fresh();
    since = System.nanoTime();
    List<PlannedStep> steps =
        guarded.stretches().entrySet().stream()
            .filter(stretch -> !closed.contains(stretch.getKey()))
            .flatMap(stretch -> stretch.getValue().stream())
            .toList();
    try {
      Outcome outcome =
          host.run(
                  Batch.upToFailure(
                      List.of(guard.arm(patience, steps.stream().map(PlannedStep::step).toList()))))
              .getFirst();
      if (!outcome.good()) {
        return Optional.of(said(outcome));
      }
    } catch (HostUnreachable e) {
      return Optional.of(e.getMessage() + " " + e.remedy());
    }
    armed = guard;
    return Optional.empty();
  }

  private static String said(Outcome outcome) {
    return switch (outcome.status()) {
      case FINISHED -> outcome.stderr().utf8().strip();
      case TIMED_OUT -> "the watchdog did not start in time";
      case LOST -> "the connection was lost; whether it is armed is not known";
      case NOT_RUN, NOT_NEEDED -> "it was not begun";
    };
  }

  /** Notes how {@code step} ended; whether it is time to confirm. */
  boolean isDone(PlannedStep step, boolean succeeded) {
    List<PlannedStep> stretch = stretch(step);
    if (!stretch.contains(step)) {
      return false;
    }
    if (!succeeded || stretch.getLast().equals(step)) {
      open.remove(step.id().resource());
      closed.add(step.id().resource());
    }
    return open.isEmpty() && armed != null;
  }

  /** Whether the host is armed by this run. */
  boolean isArmed() {
    return armed != null;
  }

  /** Confirms over a new connection. */
  GuardEvent confirm() {
    GuardOperations guard = armed;
    armed = null;
    if (guard == null) {
      throw new IllegalStateException("nothing is armed");
    }
    String reason = "";
    for (int tries = 0; tries < TRIES && left().isPositive(); tries++) {
      try {
        Outcome outcome = host.runAnew(Batch.upToFailure(List.of(guard.confirm()))).getFirst();
        if (outcome.good()) {
          return new GuardEvent.Confirmed();
        }
        reason = said(outcome);
      } catch (HostUnreachable e) {
        reason = e.getMessage();
      }
    }
    return new GuardEvent.NotConfirmed(reason, left());
  }

  private Duration left() {
    Duration left = patience.minusNanos(System.nanoTime() - since);
    return left.isNegative() ? Duration.ZERO : left;
  }
}
