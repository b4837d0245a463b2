package org.qjailctl.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.run.CommandFailure;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.run.StepResult;

/** How an apply went: what is done, what failed and how, what was not started, what to do next. */
public final class RunSummary {

  /** How much of a failed command's standard error is shown, in lines. */
  private static final int LAST_LINES = 10;

  private RunSummary() {}

  public static List<Line> of(RunReport report) {
    List<Line> lines = new ArrayList<>();
    report.entries().forEach(entry -> lines.addAll(trouble(entry.step().id(), entry.result())));
    long done =
        report.entries().stream().filter(e -> e.result() instanceof StepResult.Done).count();
    if (report.succeeded()) {
      lines.add(
          Line.of(Style.ADDED, "Apply complete.").and(" " + Counted.of(done, "step") + " done."));
      return lines;
    }
    if (report.unconfirmed().isPresent()) {
      lines.addAll(GuardText.afterwards(report.unconfirmed().get()));
      return lines;
    }
    long failed =
        report.entries().stream().filter(e -> e.result() instanceof StepResult.Failed).count();
    long waiting = report.entries().size() - done - failed;
    lines.add(
        Line.of(Style.REMOVED, "Apply incomplete.")
            .and(" " + Counted.of(done, "step") + " done, " + failed + " failed, " + waiting)
            .and(" not started."));
    lines.add(
        Line.of(
            "What is done stays done. Mend the cause, then run the same command again: it goes on"
                + " from here."));
    return lines;
  }

  private static List<Line> trouble(StepId id, StepResult result) {
    return switch (result) {
      case StepResult.Done done -> List.of();
      case StepResult.Failed failed -> failure(id, failed);
      case StepResult.Blocked(StepId by) ->
          List.of(heading("not started: ", id), Line.of("  It needs " + by + "."), Line.EMPTY);
      case StepResult.NotStarted(String reason) ->
          List.of(heading("not started: ", id), Line.of("  " + reason), Line.EMPTY);
    };
  }

  private static List<Line> failure(StepId id, StepResult.Failed failed) {
    List<Line> lines = new ArrayList<>();
    lines.add(heading("failed: ", id));
    lines.add(Line.of("  found: " + failed.found()));
    failed.failures().forEach(command -> lines.addAll(command(command)));
    lines.add(Line.EMPTY);
    return lines;
  }

  private static List<Line> command(CommandFailure failure) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("  $ ").and(Style.BOLD, CommandText.of(failure.operation())));
    // qjail(8) and its kin print their errors on standard output.
    List<String> said =
        Stream.of(failure.outcome().stdout(), failure.outcome().stderr())
            .flatMap(stream -> stream.utf8().lines())
            .toList();
    int skipped = Math.max(0, said.size() - LAST_LINES);
    if (skipped > 0) {
      lines.add(Line.of(Style.DIM, "    (" + Counted.of(skipped, "line") + " before)"));
    }
    said.stream().skip(skipped).forEach(line -> lines.add(Line.of("    " + line)));
    lines.add(Line.of("    " + ending(failure.outcome())));
    return lines;
  }

  private static String ending(Outcome outcome) {
    return switch (outcome.status()) {
      case FINISHED -> "exit status " + outcome.exit();
      case TIMED_OUT -> "ended when its time ran out";
      case NOT_RUN -> "not run";
      case NOT_NEEDED -> "not needed";
      case LOST -> "the connection was lost; whether it took effect is not known";
    };
  }

  private static Line heading(String word, StepId id) {
    return Line.of(Style.REMOVED, word).and(Style.BOLD, id.toString());
  }
}
