package org.qjailctl.cli;

import java.util.List;
import org.qjailctl.cli.engine.Engine;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.Step;
import org.qjailctl.executors.lowering.Lowering;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.planner.PlanScope;
import org.qjailctl.planner.Planner;

/** Probe, planner, lowering and runner around one host. */
final class HostEngine implements Engine {

  private final Host host;

  HostEngine(Host host) {
    this.host = host;
  }

  @Override
  public LockAttempt lock(String holder) throws HostUnreachable {
    return host.lock(HostLock.of(holder));
  }

  @Override
  public HostState probe(Manifest manifest) throws HostUnreachable {
    Probe probe = Probe.of(PlanScope.of(manifest));
    return probe.read(host.run(probe.batch()));
  }

  @Override
  public Plan plan(Manifest manifest, HostState state) {
    return Planner.plan(manifest, state);
  }

  @Override
  public List<Operation> operations(Step step) {
    return Lowering.operations(step);
  }

  @Override
  public RunReport apply(Plan plan, RunOptions options, RunListener listener) {
    return PlanRunner.run(plan, host, options, listener);
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
