package org.qjailctl.planner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Impact;
import org.qjailctl.core.plan.JailStep;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.StepId;

/** A plan as lines, so that a test says the whole of one: what changes, and in which order. */
final class PlanLines {

  private PlanLines() {}

  static String of(Given given) {
    return of(Planner.plan(given.manifest(), given.host()));
  }

  static String of(Plan plan) {
    List<String> lines = new ArrayList<>();
    plan.problems().forEach(problem -> lines.add(problem(problem)));
    plan.changes().stream()
        .filter(change -> change.action() != Action.UNCHANGED || !change.warnings().isEmpty())
        .forEach(change -> add(change, lines));
    Map<StepId, Set<StepId>> needed = new HashMap<>();
    plan.steps().forEach(step -> lines.add(step(step, needed)));
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private static String problem(Diagnostic problem) {
    return problem.code() + " " + problem.subject() + ": " + problem.detail();
  }

  private static void add(Change change, List<String> lines) {
    lines.add(
        change.action().symbol()
            + " "
            + change.resource()
            + (change.impact() == Impact.LIVE ? "" : " " + change.impact())
            + (change.action() == Action.CREATE ? ": " + change.title() : ""));
    change.attributes().forEach(attribute -> lines.add("    " + attribute(attribute)));
    change.reasons().forEach(reason -> lines.add("    because " + reason));
    change.warnings().forEach(warning -> lines.add("    ! " + warning));
  }

  private static String attribute(AttributeChange change) {
    return change.name()
        + ": "
        + change.before().orElse("(none)")
        + " -> "
        + change.after().orElse("(none)");
  }

  /**
   * The step, what it does to a jail's settings, and the steps that it waits for; those for which
   * one of these waits already are left out.
   */
  private static String step(PlannedStep step, Map<StepId, Set<StepId>> needed) {
    String settings =
        step.step() instanceof JailStep.ConfigureJail configure
            ? " " + configure.settings().stream().map(Object::toString).toList()
            : "";
    Set<StepId> indirect =
        step.after().stream()
            .flatMap(before -> needed.getOrDefault(before, Set.of()).stream())
            .collect(Collectors.toSet());
    Set<StepId> all = new HashSet<>(indirect);
    all.addAll(step.after());
    needed.put(step.id(), all);
    String after =
        step.after().stream()
            .filter(before -> !indirect.contains(before))
            .map(Object::toString)
            .collect(Collectors.joining(", "));
    return "  " + step.id() + settings + (after.isEmpty() ? "" : " <- " + after);
  }
}
