package org.qjailctl.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.qjailctl.cli.engine.Asking;
import org.qjailctl.cli.engine.Engine;
import org.qjailctl.cli.engine.Engines;
import org.qjailctl.cli.engine.Examined;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.JailAction;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedCheck;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.Step;
import org.qjailctl.executors.check.CheckListener;
import org.qjailctl.executors.check.CheckResult;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.connection.HostAddress;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.run.StepResult;
import org.qjailctl.planner.importing.Survey;

/** Answers with a ready plan, and remembers what it was asked to do. */
final class FakeEngine implements Engines, Engine {

  private final Plan plan;
  private Function<PlannedStep, StepResult> results =
      step -> new StepResult.Done(Duration.ofMillis(1200), List.of());
  private String address = "";
  private ConnectionOptions options = ConnectionOptions.DEFAULTS;
  private Secrets secrets = Secrets.none();
  private final List<String> revealed = new ArrayList<>();
  private List<Finding> findings = List.of();
  private String lockedBy = "";
  private final List<String> interactions = new ArrayList<>();
  private Optional<Rehearsed> rehearsed = Optional.empty();
  private int rehearsals;
  private int applied;
  private boolean closed;

  FakeEngine(Plan plan) {
    this.plan = plan;
  }

  FakeEngine finds(Finding... all) {
    findings = List.of(all);
    return this;
  }

  FakeEngine results(Function<PlannedStep, StepResult> all) {
    results = all;
    return this;
  }

  /** How often the plan was carried out. */
  int applied() {
    return applied;
  }

  boolean closed() {
    return closed;
  }

  String address() {
    return address;
  }

  /** How it was to be reached. */
  ConnectionOptions options() {
    return options;
  }

  /** The secrets' values that the steps were given. */
  List<String> revealed() {
    return revealed;
  }

  @Override
  public Engine open(HostAddress opened, ConnectionOptions how, Secrets given) {
    options = how;
    address = opened.toString();
    secrets = given;
    return this;
  }

  /** Somebody else has the host's lock. */
  FakeEngine lockedBy(String holder) {
    lockedBy = holder;
    return this;
  }

  @Override
  public LockAttempt lock(String holder) {
    return lockedBy.isEmpty()
        ? new LockAttempt.Got(new FakeLock(holder))
        : new LockAttempt.Busy(lockedBy);
  }

  /** A lock that nobody takes away. */
  private record FakeLock(String holder) implements HeldLock {
    @Override
    public boolean held() {
      return true;
    }

    @Override
    public void journal(String entry) {}

    @Override
    public void close() {}
  }

  @Override
  public HostState probe(Manifest manifest, Asking asking) throws HostUnreachable {
    if (address.contains("unreachable")) {
      throw new HostUnreachable("Nobody answers at " + address + ".", "Check its name.");
    }
    return Samples.state();
  }

  @Override
  public HostState probe(List<JailName> jails) {
    return Samples.state();
  }

  @Override
  public Plan plan(JailAction action, List<JailName> jails, HostState state) {
    return plan;
  }

  @Override
  public Examined examine(Optional<Manifest> manifest) throws HostUnreachable {
    return new Examined(Samples.state(), findings);
  }

  @Override
  public Survey survey() {
    throw new AssertionError("a ready plan is not imported from");
  }

  @Override
  public Plan plan(Manifest manifest, HostState state, Consent consent) {
    return plan;
  }

  FakeEngine rehearses(Rehearsed outcome) {
    rehearsed = Optional.of(outcome);
    return this;
  }

  /** How often the plan was rehearsed. */
  int rehearsals() {
    return rehearsals;
  }

  @Override
  public Rehearsed rehearse(
      Manifest manifest, HostState state, Plan tried, Consent consent, UnaryOperator<Plan> part) {
    rehearsals++;
    return rehearsed.orElseGet(
        () ->
            new Rehearsed.Converges(
                tried.steps().size(),
                new TreeMap<>(),
                state,
                new Plan(tried.hostName(), List.of(), List.of(), List.of())));
  }

  @Override
  public List<Operation> operations(Step step) {
    return List.of(Operation.Run.of("echo", "it's", step.getClass().getSimpleName()));
  }

  @Override
  public RunReport apply(Plan carriedOut, RunOptions options, RunListener listener) {
    applied++;
    List<RunReport.Entry> entries = new ArrayList<>();
    for (PlannedStep step : carriedOut.steps()) {
      listener.stepStarted(step);
      step.step().secret().ifPresent(name -> revealed.add(secrets.valueOf(name)));
      StepResult result = results.apply(step);
      listener.stepFinished(step, result);
      entries.add(new RunReport.Entry(step, result));
    }
    return new RunReport(entries);
  }

  @Override
  public Operation operation(PlannedCheck check) {
    throw new AssertionError("a ready plan has no checks");
  }

  @Override
  public List<CheckResult> check(
      List<PlannedCheck> checks, BooleanSupplier interrupted, CheckListener listener) {
    throw new AssertionError("a ready plan has no checks");
  }

  @Override
  public boolean hasTerminals() {
    return true;
  }

  @Override
  public Outcome run(List<String> argv) {
    throw new AssertionError("this host has terminals");
  }

  @Override
  public int interact(List<String> argv, boolean terminal) {
    interactions.add((terminal ? "terminal: " : "") + String.join("|", argv));
    return 7;
  }

  /** What was run with the operator's streams. */
  List<String> interactions() {
    return interactions;
  }

  @Override
  public String hostName() {
    return address;
  }

  @Override
  public void close() {
    closed = true;
  }
}
