package org.qjailctl.executors.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.ConditionScope;
import org.qjailctl.core.plan.Conditions;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.core.plan.Verdict;
import org.qjailctl.executors.lowering.Lowering;
import org.qjailctl.executors.probe.Probe;

/**
 * Carries out a plan's steps one after the other, each with the probe of its effect in one round
 * trip.
 *
 * <p>A step that fails stops those that need it; the others go on. A host that is lost ends the
 * run.
 */
public final class PlanRunner {

  private final Host host;
  private final RunListener listener;
  private final List<RunReport.Entry> entries = new ArrayList<>();
  private final Set<StepId> unfinished = new HashSet<>();

  private PlanRunner(Host host, RunListener listener) {
    this.host = host;
    this.listener = listener;
  }

  public static RunReport run(Plan plan, Host host, RunListener listener) {
    return new PlanRunner(host, listener).run(plan);
  }

  private RunReport run(Plan plan) {
    Optional<String> ended = Optional.empty();
    for (PlannedStep step : plan.steps()) {
      Optional<StepId> missing = step.after().stream().filter(unfinished::contains).findFirst();
      if (ended.isPresent()) {
        note(step, new StepResult.NotStarted(ended.get()));
      } else if (missing.isPresent()) {
        note(step, new StepResult.Blocked(missing.get()));
      } else {
        ended = carryOut(step);
      }
    }
    return new RunReport(entries);
  }

  /** Carries {@code step} out; gives the reason when nothing more can be done on the host. */
  private Optional<String> carryOut(PlannedStep step) {
    listener.stepStarted(step);
    long start = System.nanoTime();
    List<Operation> operations = Lowering.operations(step.step());
    Probe probe = Probe.of(ConditionScope.of(step.ensures()));
    List<Outcome> outcomes;
    try {
      outcomes = host.run(Batch.upToFailure(operations).then(probe.batch()));
    } catch (HostUnreachable e) {
      note(step, new StepResult.Failed(since(start), e.getMessage() + " " + e.remedy(), List.of()));
      return Optional.of("the host could not be reached");
    }
    HostState seen = probe.read(outcomes.subList(operations.size(), outcomes.size()));
    List<CommandFailure> failures = failures(operations, outcomes);
    note(
        step,
        switch (Conditions.check(step.ensures(), seen)) {
          case Verdict.Holds holds -> new StepResult.Done(since(start), failures);
          case Verdict.Fails(String found) -> new StepResult.Failed(since(start), found, failures);
          case Verdict.CannotTell(String reason) ->
              new StepResult.Failed(
                  since(start), "its effect could not be seen: " + reason, failures);
        });
    boolean lost = outcomes.stream().anyMatch(o -> o.status() == Outcome.Status.LOST);
    return lost ? Optional.of("the connection to the host was lost") : Optional.empty();
  }

  private void note(PlannedStep step, StepResult result) {
    if (!(result instanceof StepResult.Done)) {
      unfinished.add(step.id());
    }
    entries.add(new RunReport.Entry(step, result));
    listener.stepFinished(step, result);
  }

  private static List<CommandFailure> failures(List<Operation> operations, List<Outcome> outcomes) {
    List<CommandFailure> failures = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      Outcome outcome = outcomes.get(i);
      if (!outcome.good() && outcome.status() != Outcome.Status.NOT_RUN) {
        failures.add(new CommandFailure(operations.get(i), outcome));
      }
    }
    return failures;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
