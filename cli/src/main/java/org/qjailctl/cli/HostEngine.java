package org.qjailctl.cli;

import java.util.List;
import org.qjailctl.cli.engine.Engine;
import org.qjailctl.cli.engine.RunListener;
import org.qjailctl.cli.engine.RunReport;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.Step;
import org.qjailctl.planner.Planner;

/** Probe, planner, lowering and runner around one host. */
final class HostEngine implements Engine {

  private final Host host;

  HostEngine(Host host) {
    this.host = host;
  }

  @Override
  public HostState probe(Manifest manifest) throws HostUnreachable {
    throw new UnsupportedOperationException("probing is not connected yet");
  }

  @Override
  public Plan plan(Manifest manifest, HostState state) {
    return Planner.plan(manifest, state);
  }

  @Override
  public List<Operation> operations(Step step) {
    throw new UnsupportedOperationException("lowering is not connected yet");
  }

  @Override
  public RunReport apply(Plan plan, RunListener listener) throws HostUnreachable {
    throw new UnsupportedOperationException("applying is not connected yet");
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
