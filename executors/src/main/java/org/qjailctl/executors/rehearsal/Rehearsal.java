package org.qjailctl.executors.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.seeding.Seed;
import org.qjailctl.executors.simulated.world.World;

/**
 * Runs a plan on a simulated host that shows what was seen of the real one, then plans again there.
 *
 * <p>It refuses nothing that it merely does not know. The simulated host is planned before anything
 * is done on it: what is planned otherwise there, what it does not show as it was seen, and what
 * depends on servers, packages and services, is taken on trust and said so.
 */
public final class Rehearsal {

  private final Questions questions;
  private final HostState seen;
  private final World world;
  private final Host host;
  private MuteGuards mute = MuteGuards.NONE;

  private Rehearsal(Questions questions, HostState seen, World world) {
    this.questions = questions;
    this.seen = seen;
    this.world = world;
    this.host = SimulatedHost.of(world, placeholders());
  }

  /**
   * Rehearses {@code plan}.
   *
   * @param questions what was asked
   * @param seen what {@code plan} was made from
   * @param again plans for another state of the host as {@code plan} was made
   */
  public static Rehearsed of(
      Questions questions, HostState seen, Plan plan, Function<HostState, Plan> again) {
    try {
      World world = Seed.of(seen);
      return new Rehearsal(questions, seen, world).run(plan, again);
    } catch (HostUnreachable | RuntimeException e) {
      // A fault of the simulation's is no reason to keep people from their hosts.
      return new Rehearsed.Impossible("the simulated host failed: " + e);
    }
  }

  /** No secret's value is needed to see whether a plan comes to its end. */
  private static Secrets placeholders() {
    return name -> "rehearsal";
  }

  private Rehearsed run(Plan plan, Function<HostState, Plan> again) throws HostUnreachable {
    HostState seeded = probe();
    mute = MuteGuards.of(seen, seeded);
    HostState copy = mute.in(seeded);
    Likeness likeness = Likeness.of(seen, copy);
    if (likeness.nothing().isPresent()) {
      return new Rehearsed.Impossible(likeness.nothing().get());
    }
    Plan first = again.apply(withKernel(copy, likeness));
    if (first.refused()) {
      return new Rehearsed.Impossible(
          "the simulated host cannot show it as it is, and is refused a plan: "
              + first.problems().stream()
                  .filter(Diagnostic::isError)
                  .map(Diagnostic::summary)
                  .findFirst()
                  .orElse(""));
    }
    Carried carried =
        new Carried(plan, new Trust(likeness, mute, PlannedOtherwise.of(plan, first)));
    Plan rehearsable = carried.rehearsable();
    if (rehearsable.isEmpty()) {
      return new Rehearsed.Impossible(
          carried.onTrust().values().stream().findFirst().orElse("there is nothing to do"));
    }
    BaseOnTrust.provide(world, plan);
    RunReport report =
        PlanRunner.run(
            rehearsable, host, RunOptions.plain().secrets(placeholders()), RunListener.silent());
    List<RunReport.Entry> failed = carried.failures(report);
    if (!failed.isEmpty()) {
      return new Rehearsed.Stuck(failed, List.of());
    }
    HostState after = mute.in(withKernel(probe(), likeness));
    Plan next = again.apply(after);
    List<String> undone = carried.undone(next);
    return undone.isEmpty()
        ? new Rehearsed.Converges(carried.steps(), carried.onTrust(), after, next)
        : new Rehearsed.Stuck(List.of(), undone);
  }

  private HostState withKernel(HostState state, Likeness likeness) {
    return likeness.kernel()
        ? state
        : state.changed(new HostQuestion.JailKernel(), same -> seen.kernel());
  }

  private HostState probe() throws HostUnreachable {
    Probe probe = Probe.of(questions, placeholders());
    HostState state = probe.read(host.run(probe.batch()));
    // How the operator came is no part of the host.
    state =
        state.changed(
            new HostQuestion.Pf(), found -> found.map(pf -> pf.askedThrough(seen.pf().operator())));
    return withClusters(state);
  }

  /** Clusters as they are on the real host, where the simulated one has no server to ask. */
  private HostState withClusters(HostState state) {
    List<HostQuestion.Cluster> asked = new ArrayList<>();
    seen.each(HostQuestion.Cluster.class, (cluster, found) -> asked.add(cluster));
    HostState with = state;
    for (HostQuestion.Cluster cluster : asked) {
      with =
          with.changed(cluster, found -> found.known().isPresent() ? found : seen.answer(cluster));
    }
    return with;
  }
}
