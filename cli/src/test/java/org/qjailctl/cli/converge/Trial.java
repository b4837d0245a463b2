package org.qjailctl.cli.converge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.cli.render.PlanText;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.rehearsal.Rehearsal;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.run.StepResult;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanQuestions;
import org.qjailctl.planner.Planner;

/**
 * One chapter tried on one host: what was done by hand, then the manifest, planned, rehearsed and
 * carried out.
 *
 * @param after the host afterwards
 * @param refused the codes for which the plan was refused; empty where it was not
 * @param steps how many were carried out
 */
record Trial(Optional<Wrong> wrong, World after, SortedSet<String> refused, int steps) {

  static final Secrets SECRETS = name -> "correct horse battery staple";

  Trial {
    refused = new TreeSet<>(refused);
  }

  private static Trial wrong(String kind, String told, World world) {
    return new Trial(Optional.of(new Wrong(kind, told)), world, new TreeSet<>(), 0);
  }

  static Trial of(World world, Story.Chapter chapter, Random random) {
    try {
      Host host = SimulatedHost.of(world, SECRETS);
      ByHand.on(host, chapter.deeds());
      String written = ShuffledYaml.of(chapter.manifest(), random);
      String shuffled = ShuffledYaml.of(chapter.manifest(), random);
      return of(world, host, written, shuffled);
    } catch (HostUnreachable e) {
      throw new IllegalStateException("a simulated host is always there", e);
    }
  }

  /** {@code shuffled} says what {@code written} says, in another order. */
  static Trial of(World world, Host host, String written, String shuffled) throws HostUnreachable {
    Manifest manifest = Manifests.read(written);
    HostState seen = probe(host, manifest);
    Plan plan = Planner.plan(manifest, seen);
    Plan other = Planner.plan(Manifests.read(shuffled), seen);
    if (!plan.equals(other) || !text(plan, seen).equals(text(other, seen))) {
      return wrong("the order of keys changes the plan", "", world);
    }
    Optional<StepId> early = disorder(plan);
    if (early.isPresent()) {
      return wrong("a step comes before what it needs", early.get().toString(), world);
    }
    if (plan.refused()) {
      return new Trial(Optional.empty(), world, codes(plan), 0);
    }
    return rehearsedAndDone(world, host, manifest, seen, plan);
  }

  /** {@code manifest} on the host that {@code world} is. */
  static Trial of(World world, Manifest manifest) throws HostUnreachable {
    try (Host host = SimulatedHost.of(world, SECRETS)) {
      HostState seen = probe(host, manifest);
      Plan plan = Planner.plan(manifest, seen);
      return plan.refused()
          ? new Trial(Optional.empty(), world, codes(plan), 0)
          : rehearsedAndDone(world, host, manifest, seen, plan);
    }
  }

  /** Rehearses the plan and carries it out, whatever the rehearsal says: neither may be wrong. */
  private static Trial rehearsedAndDone(
      World world, Host host, Manifest manifest, HostState seen, Plan plan) throws HostUnreachable {
    Rehearsed rehearsed =
        plan.isEmpty()
            ? new Rehearsed.Converges(0, new TreeMap<>(), seen, plan)
            : Rehearsal.of(
                PlanQuestions.of(manifest), seen, plan, again -> Planner.plan(manifest, again));
    RunReport report =
        PlanRunner.run(plan, host, RunOptions.plain().secrets(SECRETS), RunListener.silent());
    HostState after = probe(host, manifest);
    Optional<Wrong> real = wrong(report, Planner.plan(manifest, after));
    Optional<Wrong> wrong =
        switch (rehearsed) {
          case Rehearsed.Impossible(String reason) ->
              Optional.of(new Wrong("it cannot be rehearsed", reason));
          case Rehearsed.Stuck stuck ->
              real.or(
                  () ->
                      Optional.of(
                          new Wrong(
                              "a rehearsal refuses what the host does: " + Wrong.of(stuck).kind(),
                              Wrong.of(stuck).told())));
          case Rehearsed.Converges converges ->
              real.or(
                  () ->
                      lost(manifest, seen, after)
                          .map(jail -> new Wrong("a jail's files are gone", jail.value())));
        };
    return new Trial(wrong, world, new TreeSet<>(), plan.steps().size());
  }

  /** What went wrong on the host itself. */
  private static Optional<Wrong> wrong(RunReport report, Plan next) {
    List<RunReport.Entry> failed =
        report.entries().stream()
            .filter(entry -> entry.result() instanceof StepResult.Failed)
            .toList();
    List<String> left = new ArrayList<>();
    next.steps().forEach(step -> left.add(step.id().toString()));
    next.problems().stream()
        .filter(problem -> problem.isError())
        .forEach(problem -> left.add(problem.summary()));
    return failed.isEmpty() && left.isEmpty()
        ? Optional.empty()
        : Optional.of(Wrong.of(new Rehearsed.Stuck(failed, left)));
  }

  private static HostState probe(Host host, Manifest manifest) throws HostUnreachable {
    Probe probe = Probe.of(PlanQuestions.of(manifest), SECRETS);
    return probe.read(host.run(probe.batch()));
  }

  private static SortedSet<String> codes(Plan plan) {
    SortedSet<String> codes = new TreeSet<>();
    plan.problems().stream()
        .filter(problem -> problem.isError())
        .forEach(problem -> codes.add(problem.code().value()));
    return codes;
  }

  private static List<String> text(Plan plan, HostState seen) {
    return PlanText.of(plan, seen).stream().map(Line::plain).toList();
  }

  private static Optional<StepId> disorder(Plan plan) {
    Set<StepId> before = new HashSet<>();
    for (PlannedStep step : plan.steps()) {
      if (!before.containsAll(step.after())) {
        return Optional.of(step.id());
      }
      before.add(step.id());
    }
    return Optional.empty();
  }

  /** A jail whose files are gone though nobody gave them up, or without an archive. */
  private static Optional<JailName> lost(Manifest manifest, HostState before, HostState after) {
    if (before.storage().files().known().isEmpty() || after.storage().files().known().isEmpty()) {
      return Optional.empty();
    }
    Set<JailName> renamed = new HashSet<>();
    manifest.jails().values().stream()
        .map(Jail::was)
        .flatMap(Optional::stream)
        .forEach(renamed::add);
    SortedSet<HostPath> roots = new TreeSet<>(before.storage().files().known().orElseThrow());
    roots.removeAll(after.storage().files().known().orElseThrow());
    List<JailName> lost = new ArrayList<>();
    for (JailName jail : before.qjail().jails().known().orElseThrow().keySet()) {
      if (!roots.contains(JailPaths.root(jail)) || renamed.contains(jail)) {
        continue;
      }
      boolean archived = after.storage().newestArchive(jail).known().orElseThrow().isPresent();
      if (!manifest.absentJails().containsKey(jail) || !archived) {
        lost.add(jail);
      }
    }
    return lost.stream().findFirst();
  }
}
