package org.qjailctl.cli.render;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedCheck;
import org.qjailctl.executors.check.CheckResult;

/** What is checked, and what came of it. */
public final class CheckText {

  /** How much of what a failed check said is shown, in lines. */
  private static final int LAST_LINES = 10;

  private CheckText() {}

  /** What a plan says of its checks; nothing where it has none. */
  static List<Line> announced(Plan plan) {
    if (plan.checks().isEmpty()) {
      return List.of();
    }
    SortedMap<Place, List<String>> byPlace = new TreeMap<>();
    plan.checks()
        .forEach(
            check ->
                byPlace
                    .computeIfAbsent(check.place(), place -> new ArrayList<>())
                    .add(check.check().question().toString()));
    return List.of(
        Line.of(
            "Checked afterwards: "
                + byPlace.entrySet().stream()
                    .map(one -> one.getKey() + " (" + String.join(", ", one.getValue()) + ")")
                    .collect(Collectors.joining(", "))
                + "."));
  }

  /** Each check with its command. */
  public static List<Line> commands(Plan plan, Function<PlannedCheck, Operation> operation) {
    List<Line> lines = new ArrayList<>();
    for (PlannedCheck check : plan.checks()) {
      lines.add(Line.EMPTY);
      lines.add(Line.of(Style.DIM, "# check of " + check));
      lines.add(Line.of(CommandText.of(operation.apply(check))));
    }
    return lines;
  }

  /** One that has ended. */
  public static List<Line> of(CheckResult result) {
    return switch (result.ending()) {
      case PASSED ->
          List.of(
              Line.of(Style.ADDED, "check passed: ")
                  .and(result.check().toString())
                  .and(Style.DIM, result.tries() > 1 ? " (" + tries(result) + ")" : ""));
      case INTERRUPTED ->
          List.of(Line.of(Style.CHANGED, "check not finished: ").and(result.check().toString()));
      case FAILED -> failed(result);
    };
  }

  private static List<Line> failed(CheckResult result) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(Style.REMOVED, "check failed: ").and(Style.BOLD, result.check().toString()));
    lines.add(
        Line.of(
            "  "
                + tries(result)
                + " in "
                + seconds(result.took())
                + ", at most "
                + seconds(result.check().check().timeout())
                + " each:"));
    lines.add(Line.of("  $ ").and(Style.BOLD, CommandText.of(result.asked())));
    List<String> said =
        result.last().stream()
            .flatMap(answer -> Stream.of(answer.stdout(), answer.stderr()))
            .flatMap(stream -> stream.utf8().lines())
            .toList();
    int skipped = Math.max(0, said.size() - LAST_LINES);
    if (skipped > 0) {
      lines.add(Line.of(Style.DIM, "    (" + Counted.of(skipped, "line") + " before)"));
    }
    said.stream().skip(skipped).forEach(line -> lines.add(Line.of("    " + line)));
    result.last().map(CheckText::ending).ifPresent(words -> lines.add(Line.of("    " + words)));
    return lines;
  }

  private static String tries(CheckResult result) {
    return result.tries() == 1 ? "1 try" : result.tries() + " tries";
  }

  private static String ending(Outcome last) {
    return last.status() == Outcome.Status.TIMED_OUT
        ? "ended when its time ran out"
        : "exit status " + last.exit();
  }

  private static String seconds(Duration time) {
    return time.toSeconds() + " s";
  }

  /** All of them in a line, and what to do where not all passed. */
  public static List<Line> summary(List<CheckResult> results) {
    long passed = results.stream().filter(CheckResult::passed).count();
    if (passed == results.size()) {
      return List.of(
          Line.of(Style.ADDED, "Checks passed:").and(" " + passed + " of " + results.size() + "."));
    }
    long failed = results.stream().filter(one -> one.ending() == CheckResult.Ending.FAILED).count();
    Optional<String> open =
        failed + passed < results.size()
            ? Optional.of(", " + (results.size() - failed - passed) + " not finished")
            : Optional.empty();
    return List.of(
        Line.of(Style.REMOVED, "Checks failed:")
            .and(" " + failed + " of " + results.size() + open.orElse("") + "."),
        Line.of(
            "The host is as the manifest says, and does not work as it should. Mend the cause, then"
                + " ask again with `qjailctl status --check`."));
  }
}
