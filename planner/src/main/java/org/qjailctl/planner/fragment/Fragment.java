package org.qjailctl.planner.fragment;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.Step;
import org.qjailctl.core.plan.StepId;

/** What the planning of one resource gives: its changes, its steps, and what is wrong. */
public record Fragment(List<Change> changes, List<PlannedStep> steps, List<Diagnostic> problems) {

  public Fragment {
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
    problems = List.copyOf(problems);
  }

  public static Fragment problem(Diagnostic problem) {
    return new Fragment(List.of(), List.of(), List.of(problem));
  }

  /** Several resources' in one, in this order. */
  public static Fragment joined(List<Fragment> parts) {
    return new Fragment(
        parts.stream().flatMap(part -> part.changes().stream()).toList(),
        parts.stream().flatMap(part -> part.steps().stream()).toList(),
        parts.stream().flatMap(part -> part.problems().stream()).toList());
  }

  /** The same with other steps: those of before, put in order or with something between them. */
  public Fragment withSteps(List<PlannedStep> others) {
    return new Fragment(changes, others, problems);
  }

  /** This, then {@code other}. */
  public Fragment and(Fragment other) {
    return joined(List.of(this, other));
  }

  /** The steps after which the resource is as it is to be. */
  public SortedSet<StepId> stepIds() {
    SortedSet<StepId> ids = new TreeSet<>();
    steps.forEach(step -> ids.add(step.id()));
    return ids;
  }

  /** Steps of one resource, each after the one before it. */
  public static final class Chain {
    private final ResourceAddress resource;
    private final SortedSet<StepId> needs;
    private final List<PlannedStep> steps = new ArrayList<>();

    /**
     * @param needs what the first step comes after
     */
    public Chain(ResourceAddress resource, SortedSet<StepId> needs) {
      this.resource = resource;
      this.needs = needs;
    }

    public void add(String verb, Step step, Condition ensures, Impact impact) {
      SortedSet<StepId> after = new TreeSet<>(needs);
      if (!steps.isEmpty()) {
        after.add(steps.get(steps.size() - 1).id());
      }
      steps.add(new PlannedStep(new StepId(resource, verb), step, after, ensures, impact));
    }

    public List<PlannedStep> steps() {
      return List.copyOf(steps);
    }

    public boolean isEmpty() {
      return steps.isEmpty();
    }
  }
}
