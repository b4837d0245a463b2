package org.qjailctl.cli.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.JailAction;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedCheck;
import org.qjailctl.core.plan.Step;
import org.qjailctl.executors.check.CheckListener;
import org.qjailctl.executors.check.CheckResult;
import org.qjailctl.executors.guard.GuardOperations;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.planner.importing.Survey;

/** One host, and all that can be done about it. */
public interface Engine extends AutoCloseable {

  /** Asks for the host's lock, for {@code holder} and without waiting. */
  LockAttempt lock(String holder) throws HostUnreachable;

  /** What of the host {@code manifest} is about, in one round trip; runs nothing of its own. */
  default HostState probe(Manifest manifest) throws HostUnreachable {
    return probe(manifest, Asking.NOTHING);
  }

  /** The same, with what the operator agreed to ask. */
  HostState probe(Manifest manifest, Asking asking) throws HostUnreachable;

  /** What the last look at the host for a manifest saw of network guards. */
  default GuardOperations.Seen guards() {
    return GuardOperations.Seen.NOTHING;
  }

  /**
   * Takes away what an earlier guard left to be told; where one is armed whose watchdog died, puts
   * the network back.
   */
  default void settleGuards() throws HostUnreachable {}

  /** What of {@code jails} is there, in one round trip. */
  HostState probe(List<JailName> jails) throws HostUnreachable;

  /** What does {@code action} to each of {@code jails}. */
  Plan plan(JailAction action, List<JailName> jails, HostState state);

  /**
   * How fit the host is, in one round trip.
   *
   * @param manifest the one that is meant for the host, when there is one
   */
  Examined examine(Optional<Manifest> manifest) throws HostUnreachable;

  /** All of the host that a manifest can be written from, in two round trips. */
  Survey survey() throws HostUnreachable;

  /** What makes the host match. */
  default Plan plan(Manifest manifest, HostState state) {
    return plan(manifest, state, Consent.NONE);
  }

  /** The same, with what the operator agrees to beyond the manifest. */
  Plan plan(Manifest manifest, HostState state, Consent consent);

  /** Tries {@code plan} on a simulated copy of the host; the host itself is left alone. */
  Rehearsed rehearse(
      Manifest manifest, HostState state, Plan plan, Consent consent, UnaryOperator<Plan> part);

  /** The operations that {@code step} is carried out by. */
  List<Operation> operations(Step step);

  /** Carries {@code plan} out; {@code listener} hears of each step as it goes. */
  RunReport apply(Plan plan, RunOptions options, RunListener listener);

  /** What asks {@code check} once. */
  Operation operation(PlannedCheck check);

  /**
   * Asks {@code checks} until each has passed or failed.
   *
   * @param interrupted whether nobody waits for more
   */
  List<CheckResult> check(
      List<PlannedCheck> checks, BooleanSupplier interrupted, CheckListener listener)
      throws HostUnreachable;

  /** Whether a program there can have this process's own standard streams. */
  boolean hasTerminals();

  /** Runs {@code argv} on the host, with nothing on its standard input. */
  Outcome run(List<String> argv) throws HostUnreachable;

  /**
   * Runs {@code argv} on a host that has terminals, with this process's standard streams.
   *
   * @param terminal whether it is to find a terminal
   * @return its exit status
   */
  int interact(List<String> argv, boolean terminal) throws HostUnreachable;

  /** How people name the host: its address. */
  String hostName();

  @Override
  void close();
}
