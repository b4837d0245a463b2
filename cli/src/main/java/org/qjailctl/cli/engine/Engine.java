package org.qjailctl.cli.engine;

import java.util.List;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.Step;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.run.RunReport;

/** One host, and all that can be done about it. */
public interface Engine extends AutoCloseable {

  /** Asks for the host's lock, for {@code holder} and without waiting. */
  LockAttempt lock(String holder) throws HostUnreachable;

  /** What of the host {@code manifest} is about, in one round trip. */
  HostState probe(Manifest manifest) throws HostUnreachable;

  /** What makes the host match. */
  Plan plan(Manifest manifest, HostState state);

  /** The operations that {@code step} is carried out by. */
  List<Operation> operations(Step step);

  /** Carries {@code plan} out; {@code listener} hears of each step as it goes. */
  RunReport apply(Plan plan, RunOptions options, RunListener listener);

  /** How people name the host: its address. */
  String hostName();

  @Override
  void close();
}
