package org.qjailctl.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlanSelection;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.Step;
import org.qjailctl.executors.rehearsal.Rehearsed;

/**
 * A plan for people. The same plan and host state give the same bytes, whichever way the host was
 * reached and however long that took.
 */
public final class PlanText {

  /** Longer names push their titles to the right rather than everybody's. */
  private static final int WIDEST_NAME = 40;

  private PlanText() {}

  /** The host, the changes, the numbers. */
  public static List<Line> of(Plan plan, HostState state) {
    return of(plan, state, Optional.empty());
  }

  /** The same, and what a rehearsal of the plan came to. */
  public static List<Line> of(Plan plan, HostState state, Optional<Rehearsed> rehearsed) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(Style.BOLD, plan.hostName()).and("  " + HostTitle.of(state)));
    lines.add(Line.EMPTY);
    List<Line> changes = changes(plan);
    lines.addAll(changes);
    if (!changes.isEmpty()) {
      lines.add(Line.EMPTY);
    }
    lines.add(footer(plan, rehearsed));
    lines.addAll(AskText.announced(plan, state));
    lines.addAll(CheckText.announced(plan));
    return lines;
  }

  /** Each step with its commands, as an administrator would type them. */
  public static List<Line> commands(Plan plan, Function<Step, List<Operation>> operations) {
    List<Line> lines = new ArrayList<>();
    for (PlannedStep step : plan.steps()) {
      lines.add(Line.EMPTY);
      lines.add(Line.of(Style.DIM, "# " + step.id()));
      for (Operation operation : operations.apply(step.step())) {
        lines.add(Line.of(CommandText.of(operation)));
        CommandText.written(operation).stream()
            .map(line -> Line.of(Style.DIM, "  | " + line))
            .forEach(lines::add);
      }
    }
    return lines;
  }

  static List<Line> changes(Plan plan) {
    List<Change> shown = plan.changes().stream().filter(ChangeText::shown).toList();
    int column =
        2
            + shown.stream()
                .mapToInt(change -> change.resource().toString().length())
                .filter(width -> width <= WIDEST_NAME)
                .max()
                .orElse(0);
    return shown.stream().flatMap(change -> ChangeText.of(change, column).stream()).toList();
  }

  private static Line footer(Plan plan, Optional<Rehearsed> rehearsed) {
    if (plan.refused()) {
      return Line.of(Style.REMOVED, "The plan is refused. Nothing will be done.");
    }
    if (plan.isEmpty()) {
      boolean partial =
          plan.problems().stream().anyMatch(one -> one.code().equals(PlanSelection.PARTIAL));
      return Line.of(Style.ADDED, "No changes.")
          .and(partial ? " What was asked for is so already." : " The host matches its manifest.");
    }
    PlanSummary summary = PlanSummary.of(plan);
    Line line = Line.of(Style.BOLD, "Plan:").and(" " + summary.counts() + ".");
    String interruptions = summary.interruptions();
    Line counted =
        interruptions.isEmpty() ? line : line.and("  ").and(Style.CHANGED, interruptions);
    return rehearsed
        .map(outcome -> counted.and("  " + RehearsalText.brief(outcome)))
        .orElse(counted);
  }
}
