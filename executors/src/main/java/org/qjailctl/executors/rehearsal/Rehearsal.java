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
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Questions;
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
 * <p>It refuses nothing that it merely does not know: what the simulation cannot show, and what
 * depends on servers, packages and services, is taken on trust and said so.
 */
public final class Rehearsal {

  private static final String PF_UNLIKE = "the simulated host cannot show pf's rules as they are";

  private final Questions questions;
  private final HostState seen;
  private final World world;
  private final Host host;
  private final SortedMap<StepId, String> onTrust = new TreeMap<>();
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
    Likeness likeness = Likeness.of(seen, mute.in(seeded));
    if (likeness.missing().isPresent()) {
      return new Rehearsed.Impossible(likeness.missing().get());
    }
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
    HostState left = probe();
    HostState after = mute.in(
            likeness.kernel()
                ? left
                : left.changed(new HostQuestion.JailKernel(), same -> seen.kernel()));
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
          with.changed(
              cluster, found -> found.known().isPresent() ? found : seen.answer(cluster));
    }
    return with;
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
    return Optional.ofNullable(likeness.strange().get(Foreign.place(step.step())));
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
            onTrust.put(id, "it comes behind `" + by + "`");
          }
        }
        case StepResult.NotStarted(String reason) -> onTrust.put(id, reason);
      }
    }
    return failed;
  }

  /** What planning again asks for, but for what was taken on trust and what comes behind it. */
  private List<String> undone(Plan next) {
    List<String> left = new ArrayList<>();
    if (next.refused() && onTrust.isEmpty()) {
      next.problems().stream()
          .filter(problem -> problem.isError())
          .forEach(problem -> left.add(problem.summary()));
    }
    SortedSet<ResourceAddress> trusted = new TreeSet<>();
    onTrust.keySet().forEach(id -> trusted.add(id.resource()));
    SortedSet<StepId> excused = new TreeSet<>();
    for (PlannedStep step : next.steps()) {
      if (trusted.contains(step.id().resource())
          || step.after().stream().anyMatch(excused::contains)) {
        excused.add(step.id());
      } else {
        left.add(step.id().toString());
      }
    }
    return left;
  }
}
