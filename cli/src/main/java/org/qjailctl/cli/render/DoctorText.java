package org.qjailctl.cli.render;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.observed.HostState;

/** What a doctor found, for people: a line a finding, and below it why, and what to do. */
public final class DoctorText {

  private static final int MARGIN = 12;

  private DoctorText() {}

  public static List<Line> of(String hostName, HostState state, List<Finding> findings) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(Style.BOLD, hostName).and("  " + HostTitle.of(state)));
    lines.add(Line.EMPTY);
    for (Finding finding : findings) {
      lines.add(head(finding));
      if (finding.level() != Finding.Level.OK) {
        lines.add(Line.of(finding.why()).indented(MARGIN));
        lines.add(Line.of(Style.BOLD, "Do: ").and(finding.remedy()).indented(MARGIN));
      }
    }
    lines.add(Line.EMPTY);
    lines.add(summary(findings));
    return lines;
  }

  private static Line head(Finding finding) {
    String word = word(finding.level());
    return Line.of("  ")
        .and(style(finding.level()), word)
        .and(" ".repeat(MARGIN - 2 - word.length()))
        .and(finding.what())
        .and(Style.DIM, "  " + finding.code());
  }

  /** The word that people and programs know a level by. */
  static String word(Finding.Level level) {
    return switch (level) {
      case OK -> "ok";
      case WARNING -> "warning";
      case PROBLEM -> "problem";
    };
  }

  private static Style style(Finding.Level level) {
    return switch (level) {
      case OK -> Style.ADDED;
      case WARNING -> Style.CHANGED;
      case PROBLEM -> Style.REMOVED;
    };
  }

  private static Line summary(List<Finding> findings) {
    long problems = count(findings, Finding.Level.PROBLEM);
    long warnings = count(findings, Finding.Level.WARNING);
    return Line.of(Style.BOLD, problems == 0 ? "Fit." : "Not fit.")
        .and(
            " "
                + Counted.of(problems, "problem")
                + ", "
                + Counted.of(warnings, "warning")
                + ", "
                + count(findings, Finding.Level.OK)
                + " ok.");
  }

  private static long count(List<Finding> findings, Finding.Level level) {
    return findings.stream().filter(finding -> finding.level() == level).count();
  }
}
