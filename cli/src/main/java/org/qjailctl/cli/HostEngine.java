package org.qjailctl.cli;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.qjailctl.cli.engine.Asking;
import org.qjailctl.cli.engine.Engine;
import org.qjailctl.cli.engine.Examined;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.JailAction;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedCheck;
import org.qjailctl.core.plan.Step;
import org.qjailctl.executors.check.CheckListener;
import org.qjailctl.executors.check.CheckResult;
import org.qjailctl.executors.check.CheckRunner;
import org.qjailctl.executors.check.Pause;
import org.qjailctl.executors.console.TerminalHost;
import org.qjailctl.executors.guard.GuardOperations;
import org.qjailctl.executors.lowering.CheckLowering;
import org.qjailctl.executors.lowering.Lowering;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.rehearsal.Rehearsal;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.planner.JailActions;
import org.qjailctl.planner.PlanQuestions;
import org.qjailctl.planner.Planner;
import org.qjailctl.planner.doctor.Examination;
import org.qjailctl.planner.importing.Insides;
import org.qjailctl.planner.importing.Survey;

/** Probe, planner, lowering and runner around one host. */
final class HostEngine implements Engine {

  private final Host host;
  private final Secrets secrets;
  private final Host masked;
  private GuardOperations.Seen guards = GuardOperations.Seen.NOTHING;

  /** For hosts whose passwords are not looked at. */
  HostEngine(Host host) {
    this(host, Secrets.none());
  }

  /** {@code secrets} are those that the host puts in, too: passwords are compared with them. */
  HostEngine(Host host, Secrets secrets) {
    this.host = host;
    this.secrets = secrets;
    this.masked = new MaskedHost(host, secrets);
  }

  @Override
  public LockAttempt lock(String holder) throws HostUnreachable {
    return host.lock(HostLock.of(holder));
  }

  @Override
  public HostState probe(Manifest manifest, Asking asking) throws HostUnreachable {
    Questions wanted = PlanQuestions.of(manifest);
    Probe probe = Probe.of(asking.guards() ? wanted : wanted.withoutCommands(), secrets);
    List<Outcome> outcomes = looked(probe.batch().then(Batch.all(GuardOperations.look())));
    int own = probe.batch().items().size();
    guards = GuardOperations.seen(outcomes.subList(own, outcomes.size()));
    return probe.read(outcomes.subList(0, own)).notAsked(wanted);
  }

  @Override
  public GuardOperations.Seen guards() {
    return guards;
  }

  @Override
  public void settleGuards() throws HostUnreachable {
    host.run(
        Batch.all(
            guards.armed().isPresent()
                ? List.of(GuardOperations.settle())
                : GuardOperations.forget()));
  }

  @Override
  public HostState probe(List<JailName> jails) throws HostUnreachable {
    return asked(JailActions.questions(jails));
  }

  /**
   * Carries out a batch that only looks. One that breaks off has told nothing that a plan could
   * stand on.
   */
  private List<Outcome> looked(Batch batch) throws HostUnreachable {
    List<Outcome> outcomes = masked.run(batch);
    if (outcomes.stream().anyMatch(outcome -> outcome.status() == Outcome.Status.LOST)) {
      throw new HostUnreachable(
          "The connection to " + host.name() + " was lost while the host was looked at.",
          "Nothing was changed. Run the same command again once the host can be reached.");
    }
    return outcomes;
  }

  @Override
  public Plan plan(JailAction action, List<JailName> jails, HostState state) {
    return JailActions.plan(action, jails, state, host.name());
  }

  @Override
  public Examined examine(Optional<Manifest> manifest) throws HostUnreachable {
    HostState seen = asked(Examination.questions());
    return new Examined(seen, Examination.of(seen, manifest));
  }

  @Override
  public Survey survey() throws HostUnreachable {
    HostState seen = asked(Survey.questions());
    Questions inside = Insides.questions(seen);
    return new Survey(seen, inside.all().isEmpty() ? HostState.UNSEEN : asked(inside));
  }

  private HostState asked(Questions questions) throws HostUnreachable {
    Probe probe = Probe.of(questions);
    return probe.read(looked(probe.batch()));
  }

  @Override
  public Plan plan(Manifest manifest, HostState state, Consent consent) {
    return Planner.plan(manifest, state, consent);
  }

  @Override
  public Rehearsed rehearse(
      Manifest manifest, HostState state, Plan plan, Consent consent, UnaryOperator<Plan> part) {
    return Rehearsal.of(
        PlanQuestions.of(manifest),
        state,
        plan,
        seen -> part.apply(Planner.plan(manifest, seen, consent)));
  }

  @Override
  public List<Operation> operations(Step step) {
    return Lowering.operations(step);
  }

  @Override
  public RunReport apply(Plan plan, RunOptions options, RunListener listener) {
    return PlanRunner.run(plan, masked, options.secrets(secrets), listener);
  }

  @Override
  public Operation operation(PlannedCheck check) {
    return CheckLowering.of(check);
  }

  /** Nothing becomes of waiting for a simulated host: its services are up as soon as started. */
  @Override
  public List<CheckResult> check(
      List<PlannedCheck> checks, BooleanSupplier interrupted, CheckListener listener)
      throws HostUnreachable {
    Pause pause = host instanceof SimulatedHost ? Pause.skipping() : Pause.real(interrupted);
    return CheckRunner.run(checks, host, pause, interrupted, listener);
  }

  @Override
  public boolean hasTerminals() {
    return host instanceof TerminalHost;
  }

  @Override
  public int interact(List<String> argv, boolean terminal) throws HostUnreachable {
    if (host instanceof TerminalHost real) {
      return real.interact(argv, terminal);
    }
    throw new IllegalStateException(host.name() + " has no terminals");
  }

  @Override
  public Outcome run(List<String> argv) throws HostUnreachable {
    return host.run(Batch.all(List.of(Operation.Run.of(argv)))).getFirst();
  }

  @Override
  public String hostName() {
    return host.name();
  }

  @Override
  public void close() {
    host.close();
  }
}
