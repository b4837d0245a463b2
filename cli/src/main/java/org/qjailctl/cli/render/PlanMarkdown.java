package org.qjailctl.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.run.RunOptions;

/**
 * A plan for pull requests. Whatever comes from a manifest or a host stands between fences, where
 * Markdown and HTML mean nothing.
 */
public final class PlanMarkdown {

  private PlanMarkdown() {}

  /**
   * The comment to a pull request.
   *
   * @param commands what {@link PlanText#commands} gave, or nothing
   * @param rehearsed what a rehearsal came to, where there was one
   */
  public static List<Line> of(
      Plan plan, HostState state, List<Line> commands, Optional<Rehearsed> rehearsed) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of("### Plan: " + heading(plan)));
    lines.add(Line.EMPTY);
    List<Line> diff = new ArrayList<>();
    diff.add(Line.of("# " + plan.hostName() + "  " + HostTitle.of(state)));
    PlanText.changes(plan).stream().map(PlanMarkdown::asDifference).forEach(diff::add);
    rehearsed.ifPresent(outcome -> diff.add(Line.of("# " + RehearsalText.brief(outcome))));
    AskText.announced(plan, state).forEach(line -> diff.add(Line.of("# " + line.plain())));
    CheckText.announced(plan).forEach(line -> diff.add(Line.of("# " + line.plain())));
    GuardText.announced(plan, RunOptions.USUAL_GUARD.toSeconds())
        .forEach(line -> diff.add(Line.of("# " + line.plain())));
    lines.addAll(fenced("diff", diff));
    String interruptions = PlanSummary.of(plan).interruptions();
    if (!interruptions.isEmpty()) {
      lines.add(Line.EMPTY);
      lines.add(Line.of(interruptions));
    }
    if (!commands.isEmpty()) {
      lines.add(Line.EMPTY);
      lines.addAll(fenced("sh", commands));
    }
    return lines;
  }

  private static String heading(Plan plan) {
    if (plan.refused()) {
      return "refused";
    }
    return plan.isEmpty() ? "no changes" : PlanSummary.of(plan).counts();
  }

  /** The symbol in the first column, where renderers of differences look for it; they know no ~. */
  private static Line asDifference(Line line) {
    String text = line.plain();
    if (text.startsWith("      ")) {
      return Line.of("  " + text);
    }
    String symbol = text.substring(0, 3).strip();
    String mark =
        symbol.equals("~") || symbol.equals("-/+") ? "!" : symbol.isEmpty() ? " " : symbol;
    return Line.of(mark + " " + (symbol.length() > 1 ? symbol + " " : "") + text.substring(4));
  }

  private static List<Line> fenced(String language, List<Line> content) {
    int longest = content.stream().mapToInt(line -> backticks(line.plain())).max().orElse(0);
    String fence = "`".repeat(Math.max(3, longest + 1));
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(fence + language));
    lines.addAll(content);
    lines.add(Line.of(fence));
    return lines;
  }

  /** The length of the longest run of backticks. */
  private static int backticks(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
