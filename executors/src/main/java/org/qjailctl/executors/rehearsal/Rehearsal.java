package org.qjailctl.executors.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.observed.ClusterState;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.KernelState;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.observed.Scope;
import org.qjailctl.core.plan.PfStep;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.QjailStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.run.StepResult;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.seeding.Seed;
import org.qjailctl.executors.simulated.world.World;

/**
 * Runs a plan on a simulated host that shows what was seen of the real one, then plans again there.
 *
 * <p>It refuses nothing that it merely does not know. The copy is planned before anything is carried
 * out on it: where that plan differs from the plan of the host, the copy does not show what the host
 * is, and what it says of such a resource counts neither for nor against the plan. What depends on
 * servers, packages and services is taken on trust and said so.
 */
public final class Rehearsal {

  private static final String PF_UNLIKE = "the simulated host cannot show pf's rules as they are";

  private final Scope scope;
  private final HostState seen;
  private final World world;
  private final Host host;
  private final SortedMap<StepId, String> onTrust = new TreeMap<>();
  private MuteGuards mute = MuteGuards.NONE;
  private Unshown unshown = Unshown.NOTHING;

  private Rehearsal(Scope scope, HostState seen, World world) {
    this.scope = scope;
    this.seen = seen;
    this.world = world;
    this.host = SimulatedHost.of(world, placeholders());
  }

  /**
   * Rehearses {@code plan}.
   *
   * @param scope what was looked at
   * @param seen what {@code plan} was made from
   * @param again plans for another state of the host as {@code plan} was made
   */
  public static Rehearsed of(
      Scope scope, HostState seen, Plan plan, Function<HostState, Plan> again) {
    try {
      World world = Seed.of(seen);
      return new Rehearsal(scope, seen, world).run(plan, again);
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
    Likeness likeness = Likeness.of(seen, mute.in(seeded));
    if (likeness.missing().isPresent()) {
      return new Rehearsed.Impossible(likeness.missing().get());
    }
    Plan before = again.apply(shown(seeded, likeness));
    if (before.refused()) {
      return new Rehearsed.Impossible(refusal(before));
    }
    unshown = Unshown.of(plan, before);
    BaseOnTrust.provide(world, plan);
    RunReport report =
        PlanRunner.run(
            rehearsable(plan, likeness),
            host,
            RunOptions.plain().secrets(placeholders()),
            RunListener.silent());
    List<RunReport.Entry> failed = failures(report);
    if (!failed.isEmpty()) {
      return new Rehearsed.Stuck(failed, List.of());
    }
    HostState after = shown(probe(), likeness);
    Plan next = again.apply(after);
    List<String> undone = undone(next);
    int done =
        (int)
            report.entries().stream()
                .filter(entry -> entry.result() instanceof StepResult.Done)
                .count();
    return undone.isEmpty()
        ? new Rehearsed.Converges(done, onTrust, after, next)
        : new Rehearsed.Stuck(List.of(), undone);
  }

  /** {@code state} of the copy, with what was seen where the copy has no answer of its own. */
  private HostState shown(HostState state, Likeness likeness) {
    return mute.in(likeness.kernel() ? state : with(state, state.pf(), seen.kernel()));
  }

  /** Why the copy cannot be planned, though the host can. */
  private static String refusal(Plan before) {
    return before.problems().stream()
        .filter(problem -> problem.isError())
        .findFirst()
        .map(problem -> "the simulated host is refused where the host is not: " + problem.summary())
        .orElse("the simulated host is refused where the host is not");
  }

  private HostState probe() throws HostUnreachable {
    Probe probe = Probe.of(scope, placeholders());
    HostState state = probe.read(host.run(probe.batch()));
    // How the operator came is no part of the host.
    return with(state, state.pf().askedThrough(seen.pf().operator()), state.kernel());
  }

  private HostState with(HostState state, PfState pf, Fact<KernelState> kernel) {
    return new HostState(
        state.system(),
        state.interfaces(),
        state.places(),
        state.qjail(),
        pf,
        state.storage(),
        kernel,
        clusters(state),
        state.sysctl());
  }

  /** Clusters as they are on the real host, where the simulated one has no server to ask. */
  private SortedMap<JailName, Fact<ClusterState>> clusters(HostState state) {
    SortedMap<JailName, Fact<ClusterState>> all = new TreeMap<>(state.clusters());
    seen.clusters()
        .forEach(
            (jail, cluster) ->
                all.computeIfPresent(
                    jail, (same, found) -> found.known().isPresent() ? found : cluster));
    return all;
  }

  /**
   * The plan without what is taken on trust from the start; what needs such a step needs its needs.
   */
  private Plan rehearsable(Plan plan, Likeness likeness) {
    List<PlannedStep> kept = new ArrayList<>();
    Map<StepId, SortedSet<StepId>> needs = new HashMap<>();
    for (PlannedStep step : plan.steps()) {
      SortedSet<StepId> after = new TreeSet<>();
      for (StepId need : step.after()) {
        after.addAll(needs.getOrDefault(need, new TreeSet<>(List.of(need))));
      }
      Optional<String> reason = trusted(step, likeness);
      if (reason.isPresent()) {
        onTrust.put(step.id(), reason.get());
        needs.put(step.id(), after);
      } else {
        kept.add(new PlannedStep(step.id(), step.step(), after, step.ensures(), step.impact()));
      }
    }
    return new Plan(plan.hostName(), plan.changes(), kept, plan.problems());
  }

  private Optional<String> trusted(PlannedStep step, Likeness likeness) {
    if (step.step() instanceof QjailStep.FetchBase) {
      return Optional.of("it depends on what the server offers");
    }
    if (mute.keep(step.step())) {
      return Optional.of("the simulated host has not what its guard asks");
    }
    boolean ofPf =
        step.step() instanceof PfStep || step.id().resource().kind() == ResourceAddress.Kind.PF;
    if (ofPf && !likeness.pf()) {
      return Optional.of(PF_UNLIKE);
    }
    return Optional.ofNullable(likeness.strange().get(Foreign.place(step.step())))
        .or(() -> unshown.reason(step.id().resource()));
  }

  /** The steps whose failure means something; the others go among those taken on trust. */
  private List<RunReport.Entry> failures(RunReport report) {
    List<RunReport.Entry> failed = new ArrayList<>();
    for (RunReport.Entry entry : report.entries()) {
      StepId id = entry.step().id();
      switch (entry.result()) {
        case StepResult.Done done -> {}
        case StepResult.Failed failure -> {
          if (Foreign.is(entry.step().step()) || Foreign.unknown(failure)) {
            onTrust.put(id, "the simulated host cannot do it: " + failure.found());
          } else {
            failed.add(entry);
          }
        }
        case StepResult.Blocked(StepId by) -> {
          if (onTrust.containsKey(by)) {
            onTrust.put(id, "it comes after `" + by + "`");
          }
        }
        case StepResult.NotStarted(String reason) -> onTrust.put(id, reason);
      }
    }
    return failed;
  }

  /**
   * What planning again asks for, but for what the copy never showed, what was taken on trust and
   * what comes after either.
   */
  private List<String> undone(Plan next) {
    List<String> left = new ArrayList<>();
    if (next.refused() && onTrust.isEmpty() && unshown.isNothing()) {
      next.problems().stream()
          .filter(problem -> problem.isError())
          .forEach(problem -> left.add(problem.summary()));
    }
    SortedSet<ResourceAddress> trusted = new TreeSet<>();
    onTrust.keySet().forEach(id -> trusted.add(id.resource()));
    SortedSet<StepId> excused = new TreeSet<>();
    for (PlannedStep step : next.steps()) {
      if (trusted.contains(step.id().resource())
          || unshown.reason(step.id().resource()).isPresent()
          || step.after().stream().anyMatch(excused::contains)) {
        excused.add(step.id());
      } else {
        left.add(step.id().toString());
      }
    }
    return left;
  }
}
