package org.qjailctl.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.diagnostic.Severity;
import org.qjailctl.core.diagnostic.SourceRange;
import org.qjailctl.schema.yaml.Sources;

/**
 * Diagnostics for the person who has to mend it: where, what, the line itself, why, what to write
 * instead.
 */
public final class DiagnosticText {

  private DiagnosticText() {}

  /** All of {@code diagnostics} and how many there are; nothing when there are none. */
  public static List<Line> of(List<Diagnostic> diagnostics, Optional<Sources> source) {
    List<Line> lines = new ArrayList<>();
    for (Diagnostic diagnostic : diagnostics) {
      lines.addAll(one(diagnostic, source));
      lines.add(Line.EMPTY);
    }
    if (!diagnostics.isEmpty()) {
      lines.add(count(diagnostics));
    }
    return lines;
  }

  /** One diagnostic, with the line that it is about. */
  public static List<Line> one(Diagnostic diagnostic, Optional<Sources> source) {
    List<Line> lines = new ArrayList<>();
    String place = diagnostic.where().map(where -> where + ": ").orElse("");
    lines.add(
        Line.of(Style.BOLD, place)
            .and(style(diagnostic.severity()), word(diagnostic.severity()) + ": ")
            .and(Style.BOLD, diagnostic.summary())
            .and(Style.DIM, " [" + diagnostic.code() + "]"));
    Optional<SourceRange> range = diagnostic.where();
    if (range.isPresent()) {
      source
          .flatMap(text -> text.line(range.get()))
          .filter(line -> !SensitiveLine.may(diagnostic, line))
          .ifPresent(line -> lines.addAll(SourceExcerpt.of(line, range.get())));
    }
    String subject = diagnostic.subject().isEmpty() ? "" : diagnostic.subject() + ": ";
    lines.add(Line.of("  " + subject + diagnostic.detail()));
    if (!diagnostic.remedy().isEmpty()) {
      lines.add(Line.of("  ").and(Style.ADDED, diagnostic.remedy()));
    }
    diagnostic
        .related()
        .forEach(
            other -> lines.add(Line.of(Style.DIM, "  " + other.where() + ": " + other.message())));
    return lines;
  }

  private static Line count(List<Diagnostic> diagnostics) {
    long errors = diagnostics.stream().filter(Diagnostic::isError).count();
    long warnings = diagnostics.size() - errors;
    List<String> parts = new ArrayList<>();
    if (errors > 0) {
      parts.add(Counted.of(errors, "error"));
    }
    if (warnings > 0) {
      parts.add(Counted.of(warnings, "warning"));
    }
    return Line.of(String.join(", ", parts) + ".");
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
    };
  }

  private static Style style(Severity severity) {
    return switch (severity) {
      case ERROR -> Style.REMOVED;
      case WARNING -> Style.CHANGED;
    };
  }
}
