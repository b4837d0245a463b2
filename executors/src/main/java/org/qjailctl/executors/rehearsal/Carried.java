package org.qjailctl.executors.rehearsal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.QjailStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.run.StepResult;

/** Which steps of a plan were carried out on a simulated host, and what that says of the plan. */
final class Carried {

  private final Plan plan;
  private final Trust trust;
  private final SortedMap<StepId, String> onTrust = new TreeMap<>();
  private final SortedSet<StepId> done = new TreeSet<>();

  Carried(Plan plan, Trust trust) {
    this.plan = plan;
    this.trust = trust;
  }

  /**
   * The plan without what is taken on trust from the start; what needs such a step needs its needs.
   */
  Plan rehearsable() {
    List<PlannedStep> kept = new ArrayList<>();
    Map<StepId, SortedSet<StepId>> needs = new HashMap<>();
    for (PlannedStep step : plan.steps()) {
      SortedSet<StepId> after = new TreeSet<>();
      for (StepId need : step.after()) {
        after.addAll(needs.getOrDefault(need, new TreeSet<>(List.of(need))));
      }
      Optional<String> reason = trust.reason(step);
      if (reason.isPresent()) {
        onTrust.put(step.id(), reason.get());
        needs.put(step.id(), after);
      } else {
        kept.add(new PlannedStep(step.id(), step.step(), after, step.ensures(), step.impact()));
      }
    }
    return new Plan(plan.hostName(), plan.changes(), kept, plan.problems());
  }

  /** The steps whose failure means something; the others go among those taken on trust. */
  List<RunReport.Entry> failures(RunReport report) {
    SortedSet<StepId> shaky = shaky();
    List<RunReport.Entry> failed = new ArrayList<>();
    for (RunReport.Entry entry : report.entries()) {
      StepId id = entry.step().id();
      switch (entry.result()) {
        case StepResult.Done yes -> done.add(id);
        case StepResult.Failed failure -> {
          if (Foreign.is(entry.step().step()) || Foreign.unknown(failure)) {
            onTrust.put(id, "the simulated host cannot do it: " + failure.found());
          } else if (shaky.contains(id)) {
            onTrust.put(id, "it needs a step that was taken on trust");
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

  /** The steps taken on trust, and those that need one of them. What is fetched is provided. */
  private SortedSet<StepId> shaky() {
    SortedSet<StepId> shaky = new TreeSet<>();
    for (PlannedStep step : plan.steps()) {
      boolean trusted =
          onTrust.containsKey(step.id()) && !(step.step() instanceof QjailStep.FetchBase);
      if (trusted || step.after().stream().anyMatch(shaky::contains)) {
        shaky.add(step.id());
      }
    }
    return shaky;
  }

  /**
   * What planning again asks for although the plan's own steps should have done it. That which the
   * simulated host shows otherwise is left out, and so is what stands on it; inside jails only a
   * step counts that was done and is wanted again.
   */
  List<String> undone(Plan next) {
    List<String> left = new ArrayList<>();
    if (next.refused() && onTrust.isEmpty() && trust.none()) {
      next.problems().stream()
          .filter(problem -> problem.isError())
          .forEach(problem -> left.add(problem.summary()));
    }
    SortedSet<ResourceAddress> trusted = new TreeSet<>();
    onTrust.keySet().forEach(id -> trusted.add(id.resource()));
    shaky().forEach(id -> trusted.add(id.resource()));
    SortedSet<StepId> excused = new TreeSet<>();
    for (PlannedStep step : next.steps()) {
      if (trusted.contains(step.id().resource())
          || trust.reason(step).isPresent()
          || (Foreign.is(step.step()) && !done.contains(step.id()))
          || step.after().stream().anyMatch(excused::contains)) {
        excused.add(step.id());
      } else {
        left.add(step.id().toString());
      }
    }
    return left;
  }

  int steps() {
    return done.size();
  }

  SortedMap<StepId, String> onTrust() {
    return Collections.unmodifiableSortedMap(onTrust);
  }
}
