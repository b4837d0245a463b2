package org.qjailctl.planner.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.PlaceState;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.core.plan.Step;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.core.plan.Verdict;
import org.qjailctl.planner.fragment.Fragment;

/**
 * What is to be done in one place so far: steps behind each other, and what people read of them.
 */
final class PlaceWork {

  private final Place place;
  private final HostState host;
  private final ResourceAddress address;
  private final Fragment.Chain chain;
  private final List<AttributeChange> attributes = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Diagnostic> problems = new ArrayList<>();

  PlaceWork(Place place, ResourceAddress address, HostState host, SortedSet<StepId> needs) {
    this.place = place;
    this.host = host;
    this.address = address;
    this.chain = new Fragment.Chain(address, needs);
  }

  Place place() {
    return place;
  }

  PlaceState found() {
    return host.place(place);
  }

  boolean holds(Condition condition) {
    return condition.verdict(host) instanceof Verdict.Holds;
  }

  /** Does {@code step}, unless its condition holds already. */
  void step(String verb, String attribute, String value, Step step, Condition condition) {
    if (!holds(condition)) {
      change(AttributeChange.set(attribute, value));
      add(verb, step, condition);
    }
  }

  void add(String verb, Step step, Condition condition) {
    chain.add(verb, step, condition, HostReach.impact(step));
  }

  void change(AttributeChange change) {
    attributes.add(change);
  }

  /** Something that people should know of the change. */
  void note(String note) {
    notes.add(note);
  }

  void refuse(Diagnostic problem) {
    problems.add(problem);
  }

  /** What is planned so far. */
  List<Step> steps() {
    return chain.steps().stream().map(PlannedStep::step).toList();
  }

  /**
   * All of it.
   *
   * @param visible whether the place could be seen, which a stopped jail cannot
   */
  Fragment fragment(String title, boolean visible) {
    if (!visible && !attributes.isEmpty()) {
      notes.addFirst("of a jail that does not run, what cannot be seen is planned");
    }
    boolean network = chain.steps().stream().anyMatch(step -> step.impact() == Impact.NETWORK);
    Change change =
        new Change(
            address,
            attributes.isEmpty() ? Action.UNCHANGED : Action.UPDATE,
            network ? Impact.NETWORK : Impact.LIVE,
            title,
            attributes,
            notes,
            List.of());
    return new Fragment(List.of(change), chain.steps(), problems);
  }
}
