package org.qjailctl.executors.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.plan.GuardedSteps;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;

/**
 * Carries out a plan's steps, several at a time where they do not disturb each other.
 *
 * <p>A step that fails stops those that need it; the others go on. A host that is lost, a lock that
 * is lost, or the wish to stop lets the steps in flight finish and starts no other.
 */
public final class PlanRunner {
  private final Plan plan;
  private final RunOptions options;
  private final RunListener listener;
  private final Schedule schedule;
  private final StepExecution execution;
  private final Optional<Journal> journal;
  private final Optional<NetworkGuard> guard;
  private final Map<StepId, StepResult> results = new HashMap<>();
  private Optional<String> end = Optional.empty();
  private boolean hostLost;
  private Optional<GuardEvent.NotConfirmed> unconfirmed = Optional.empty();

  private PlanRunner(Plan plan, Host host, RunOptions options, RunListener listener) {
    this.plan = plan;
    this.options = options;
    this.listener = listener;
    this.schedule = new Schedule(plan);
    this.execution = new StepExecution(host, options.secrets());
    this.journal = options.lock().map(Journal::new);
    this.guard =
        options.guard().map(patience -> new NetworkGuard(host, GuardedSteps.of(plan), patience));
  }

  /** One step at a time, to the end. */
  public static RunReport run(Plan plan, Host host, RunListener listener) {
    return run(plan, host, RunOptions.plain(), listener);
  }

  /**
   * {@code listener} is told from one thread; the report is in the plan's order, whatever the order
   * in which steps ended.
   */
  public static RunReport run(Plan plan, Host host, RunOptions options, RunListener listener) {
    return new PlanRunner(plan, host, options, listener).run();
  }

  private RunReport run() {
    journal.ifPresent(entries -> entries.runBegins(plan));
    ExecutorService threads = Executors.newFixedThreadPool(options.parallelism());
    try {
      carryOut(new ExecutorCompletionService<>(threads));
    } finally {
      threads.shutdown();
    }
    if (guard.map(NetworkGuard::isArmed).orElse(false)) {
      confirm();
    }
    RunReport report =
        new RunReport(
            plan.steps().stream()
                .map(
                    step ->
                        new RunReport.Entry(step, Objects.requireNonNull(results.get(step.id()))))
                .toList(),
            hostLost,
            unconfirmed);
    journal.ifPresent(entries -> entries.runEnds(report));
    return report;
  }

  private void carryOut(ExecutorCompletionService<StepExecution.Ended> workers) {
    int inFlight = 0;
    while (true) {
      Optional<PlannedStep> next = Optional.empty();
      if (inFlight < options.parallelism()) {
        end = end.or(this::reasonToEnd);
        next = end.isEmpty() ? schedule.next() : Optional.empty();
      }
      if (next.isPresent() && options.moved().containsKey(next.get().id())) {
        PlannedStep step = next.get();
        String reason = Objects.requireNonNull(options.moved().get(step.id()));
        note(step, new StepResult.NotStarted(reason));
        blocks(step);
      } else if (next.isPresent() && !armed(next.get())) {
        end = Optional.of("the network guard could not be armed");
      } else if (next.isPresent()) {
        PlannedStep step = next.get();
        listener.stepStarted(step);
        journal.ifPresent(entries -> entries.stepBegins(step));
        workers.submit(() -> execution.carryOut(step));
        inFlight++;
      } else if (inFlight > 0) {
        ended(taken(workers));
        inFlight--;
      } else {
        String reason = end.orElse("nothing that it needs can be done");
        schedule.rest().forEach(step -> note(step, new StepResult.NotStarted(reason)));
        return;
      }
    }
  }

  private Optional<String> reasonToEnd() {
    if (options.stop().getAsBoolean()) {
      return Optional.of("the run was interrupted");
    }
    return options.lock().map(HeldLock::held).orElse(true)
        ? Optional.empty()
        : Optional.of("the host's lock was lost");
  }

  private void ended(StepExecution.Ended ended) {
    StepId id = ended.step().id();
    note(ended.step(), ended.result());
    journal.ifPresent(entries -> entries.stepEnds(ended.step(), ended.result()));
    hostLost |= ended.end().isPresent();
    end = end.or(ended::end);
    if (ended.result() instanceof StepResult.Done) {
      schedule.succeeded(id);
    } else {
      blocks(ended.step());
    }
    boolean succeeded = ended.result() instanceof StepResult.Done;
    if (guard.map(one -> one.isDone(ended.step(), succeeded)).orElse(false)) {
      confirm();
    }
  }

  private void blocks(PlannedStep failed) {
    schedule.failed(failed.id()).forEach((step, by) -> note(step, new StepResult.Blocked(by)));
  }

  /** Whether {@code step} may start: the host is armed, or need not be. */
  private boolean armed(PlannedStep step) {
    if (!guard.map(one -> one.isNeeded(step)).orElse(false)) {
      return true;
    }
    Optional<String> problem = guard.orElseThrow().arm();
    if (problem.isEmpty()) {
      tell(new GuardEvent.Armed(options.guard().orElseThrow()));
      return true;
    }
    listener.stepStarted(step);
    note(
        step,
        new StepResult.Failed(
            Duration.ZERO, "the network guard could not be armed: " + problem.get(), List.of()));
    blocks(step);
    return false;
  }

  private void confirm() {
    GuardEvent event = guard.orElseThrow().confirm();
    tell(event);
    if (event instanceof GuardEvent.NotConfirmed not) {
      unconfirmed = Optional.of(not);
      end = Optional.of("the host puts its network back");
    }
  }

  private void tell(GuardEvent event) {
    listener.guard(event);
    journal.ifPresent(entries -> entries.guard(event));
  }

  private void note(PlannedStep step, StepResult result) {
    results.put(step.id(), result);
    listener.stepFinished(step, result);
  }

  private static StepExecution.Ended taken(ExecutorCompletionService<StepExecution.Ended> workers) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return workers.take().get();
        } catch (InterruptedException e) {
          // A step in flight is always heard to its end.
          interrupted = true;
        } catch (ExecutionException e) {
          throw new IllegalStateException("a step could not be carried out", e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
