package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.rehearsal.Rehearsal;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.simulated.Fault;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.Facts;
import org.qjailctl.executors.simulated.world.Node;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanQuestions;
import org.qjailctl.planner.Planner;

/**
 * One apply, killed everywhere: the world as it is before, inside and after each of its operations
 * is kept, and from each of these worlds a fresh plan and apply has to converge.
 */
final class KilledApply {

  /** What a kill leaves behind, and of what. */
  private record Remains(World world, int operation, Operation of, int change) {}

  private record State(Node.Folder root, Facts facts) {}

  private final World before;
  private final Manifest manifest;
  private final Secrets secrets;
  private final String where;
  private final Random random;
  private final int insideEach;
  private final List<Remains> remains = new ArrayList<>();
  private int operations;
  private @Nullable State last;

  KilledApply(
      World before,
      Manifest manifest,
      Secrets secrets,
      String where,
      Random random,
      int insideEach) {
    this.before = before;
    this.manifest = manifest;
    this.secrets = secrets;
    this.where = where;
    this.random = random;
    this.insideEach = insideEach;
  }

  int operations() {
    return operations;
  }

  int kills() {
    return remains.size();
  }

  void everywhere() throws HostUnreachable {
    SortedMap<String, String> marks = JailMarks.put(before, random);
    record();
    for (Remains one : remains) {
      converges(one, marks);
    }
  }

  /** Runs the apply once, and keeps the world as it was at each change. */
  private void record() throws HostUnreachable {
    World world = before.copy();
    List<Remains> inside = new ArrayList<>();
    Host host =
        SimulatedHost.of(world, secrets)
            .suffering(
                (number, operation) -> {
                  keepSome(inside);
                  keep(new Remains(world.copy(), number, operation, 0));
                  operations++;
                  int[] change = {0};
                  world
                      .pulse()
                      .listen(
                          () -> {
                            if (change[0]++ > 0) {
                              inside.add(
                                  new Remains(world.copy(), number, operation, change[0] - 1));
                            }
                          });
                  return new Fault.None();
                });
    RunReport report = apply(manifest, host, secrets);
    world.pulse().ignore();
    keepSome(inside);
    assertThat(report.succeeded()).as("left alone: %s; %s", report.entries(), where).isTrue();
  }

  private void keepSome(List<Remains> inside) {
    Collections.shuffle(inside, random);
    inside.stream().limit(insideEach).forEach(this::keep);
    inside.clear();
  }

  /** The world before an operation is that after the one before it, most often. */
  private void keep(Remains one) {
    State state = new State(one.world().fileSystem().root(), one.world().facts());
    if (!state.equals(last)) {
      last = state;
      remains.add(one);
    }
  }

  private void converges(Remains from, SortedMap<String, String> marks) throws HostUnreachable {
    String at =
        "killed in operation %d %s, after %d of its changes; %s"
            .formatted(from.operation(), from.of(), from.change(), where);
    World world = from.world().copy();
    JailMarks.areThere(marks, world, at);
    SimulatedHost host = SimulatedHost.of(world, secrets);
    HostState seen = probed(manifest, host, secrets);
    Plan plan = Planner.plan(manifest, seen);
    assertThat(plan.problems()).as(at).noneMatch(problem -> problem.isError());
    if (from.operation() % 4 == 0) {
      rehearses(plan, seen, at);
    }
    RunReport second =
        PlanRunner.run(plan, host, RunOptions.plain().secrets(secrets), RunListener.silent());
    assertThat(second.succeeded()).as("%s: %s", at, second.entries()).isTrue();
    assertThat(plan(manifest, host, secrets).steps()).as("planned again; %s", at).isEmpty();
    JailMarks.areThere(marks, world, "after the second apply; " + at);
  }

  /** What the product does before it applies. */
  private void rehearses(Plan plan, HostState seen, String at) {
    Rehearsed rehearsed =
        Rehearsal.of(
            PlanQuestions.of(manifest), seen, plan, state -> Planner.plan(manifest, state));
    assertThat(rehearsed).as("rehearsed; %s", at).isNotInstanceOf(Rehearsed.Stuck.class);
  }

  private static HostState probed(Manifest manifest, Host host, Secrets secrets)
      throws HostUnreachable {
    Probe probe = Probe.of(PlanQuestions.of(manifest), secrets);
    return probe.read(host.run(probe.batch()));
  }

  static RunReport apply(Manifest manifest, World world, Secrets secrets) throws HostUnreachable {
    return apply(manifest, SimulatedHost.of(world, secrets), secrets);
  }

  private static Plan plan(Manifest manifest, Host host, Secrets secrets) throws HostUnreachable {
    return Planner.plan(manifest, probed(manifest, host, secrets));
  }

  private static RunReport apply(Manifest manifest, Host host, Secrets secrets)
      throws HostUnreachable {
    Plan plan = plan(manifest, host, secrets);
    assertThat(plan.problems()).noneMatch(problem -> problem.isError());
    return PlanRunner.run(plan, host, RunOptions.plain().secrets(secrets), RunListener.silent());
  }
}
