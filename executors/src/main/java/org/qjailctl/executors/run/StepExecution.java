package org.qjailctl.executors.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.Verdict;
import org.qjailctl.executors.lowering.Lowering;
import org.qjailctl.executors.probe.Probe;

/** Carries one step out, with the probe of its effect in the same round trip. */
final class StepExecution {

  /**
   * How a step ended.
   *
   * @param end why nothing more can be done on the host, if so
   */
  record Ended(PlannedStep step, StepResult result, Optional<String> end) {}

  private static final String LOST = "the connection to the host was lost; run it again";

  private final Host host;
  private final Secrets secrets;

  StepExecution(Host host, Secrets secrets) {
    this.host = host;
    this.secrets = secrets;
  }

  Ended carryOut(PlannedStep step) {
    long start = System.nanoTime();
    List<Operation> operations = Lowering.operations(step.step());
    Probe probe = Probe.of(step.ensures().needs(), secrets);
    List<Outcome> outcomes;
    try {
      outcomes = host.run(Batch.upToFailure(operations).then(probe.batch()));
    } catch (HostUnreachable e) {
      String reason = e.getMessage() + " " + e.remedy();
      return new Ended(
          step,
          new StepResult.Failed(since(start), reason, List.of()),
          Optional.of("the host could not be reached"));
    }
    boolean lost = outcomes.stream().anyMatch(o -> o.status() == Outcome.Status.LOST);
    if (lost && step.impact() == Impact.NETWORK) {
      return overANewConnection(step, start);
    }
    HostState seen = probe.read(outcomes.subList(operations.size(), outcomes.size()));
    List<CommandFailure> failures = failures(operations, outcomes);
    StepResult result =
        switch (step.ensures().verdict(seen)) {
          case Verdict.Holds holds -> new StepResult.Done(since(start), failures);
          case Verdict.Fails(String found) ->
              new StepResult.Failed(
                  since(start), found, failures.isEmpty() ? said(operations, outcomes) : failures);
          case Verdict.CannotTell(String reason) ->
              new StepResult.Failed(
                  since(start), "its effect could not be seen: " + reason, failures);
        };
    return new Ended(step, result, lost ? Optional.of(LOST) : Optional.empty());
  }

  /**
   * Looks whether a step that took the connection away did what it should: pf(4) that starts knows
   * no connection, and rules for new ones cut those that are there.
   */
  private Ended overANewConnection(PlannedStep step, long start) {
    Probe probe = Probe.of(step.ensures().needs());
    StepResult result;
    try {
      HostState seen = probe.read(host.run(probe.batch()));
      result =
          switch (step.ensures().verdict(seen)) {
            case Verdict.Holds holds -> new StepResult.Done(since(start), List.of());
            case Verdict.Fails(String found) ->
                new StepResult.Failed(since(start), found, List.of());
            case Verdict.CannotTell(String reason) ->
                new StepResult.Failed(
                    since(start), "its effect could not be seen: " + reason, List.of());
          };
    } catch (HostUnreachable e) {
      result =
          new StepResult.Failed(
              since(start),
              "the connection was lost while it ran, and a new one fails: "
                  + e.getMessage()
                  + " If pf keeps you out, pfctl -d on the host's console lets you in.",
              List.of());
    }
    return new Ended(step, result, Optional.of(LOST));
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

  /** What commands printed that all report success: qjail(8) prints its errors and exits 0. */
  private static List<CommandFailure> said(List<Operation> operations, List<Outcome> outcomes) {
    List<CommandFailure> said = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      Outcome outcome = outcomes.get(i);
      if (!outcome.stdout().isEmpty() || !outcome.stderr().isEmpty()) {
        said.add(new CommandFailure(operations.get(i), outcome));
      }
    }
    return said;
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
