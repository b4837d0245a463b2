package org.qjailctl.cli.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.cli.text.Line;
import org.qjailctl.cli.text.Style;
import org.qjailctl.core.plan.Action;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Change;

/** One change of a plan: a line that says what, then what exactly. */
final class ChangeText {

  private static final String ABSENT = "(none)";

  private ChangeText() {}

  /**
   * The change's lines.
   *
   * @param column where titles start, counted from the resource's name
   */
  static List<Line> of(Change change, int column) {
    List<Line> lines = new ArrayList<>();
    lines.add(head(change, column));
    int width = change.attributes().stream().mapToInt(a -> a.name().length()).max().orElse(0);
    for (AttributeChange attribute : change.attributes()) {
      lines.addAll(attribute(attribute, change.action(), width));
    }
    change.reasons().forEach(reason -> lines.add(detail(Style.DIM, "# " + reason)));
    change.warnings().forEach(warning -> lines.add(detail(Style.CHANGED, "! " + warning)));
    return lines;
  }

  /** Whether people want to see it: it does something, or there is something to think about. */
  static boolean shown(Change change) {
    return change.action().changes() || !change.warnings().isEmpty();
  }

  private static Line head(Change change, int column) {
    String resource = change.resource().toString();
    String note = note(change);
    Line line =
        Line.of(style(change.action()), String.format("%3s", change.action().symbol()))
            .and(" ")
            .and(Style.BOLD, resource);
    return note.isEmpty()
        ? line
        : line.and(" ".repeat(Math.max(2, column - resource.length()))).and(Style.PLAIN, note);
  }

  private static String note(Change change) {
    String impact = impact(change);
    return change.title().isEmpty() || impact.isEmpty()
        ? change.title() + impact
        : change.title() + "; " + impact;
  }

  private static String impact(Change change) {
    return switch (change.impact()) {
      case LIVE -> "";
      case RESTART -> comesBack(change) ? "restarts" : "stops";
      case NETWORK -> change.action() == Action.CREATE ? "" : "may interrupt the network";
      case REBUILD -> "is made anew";
      case DESTROY -> "its data goes";
    };
  }

  /** A jail that goes down to stay there has a change of its state that says so. */
  private static boolean comesBack(Change change) {
    return change.attributes().stream()
        .noneMatch(
            attribute ->
                attribute.name().equals("state")
                    && attribute.after().equals(Optional.of("stopped")));
  }

  private static List<Line> attribute(AttributeChange attribute, Action action, int width) {
    String name = padded(attribute.name(), width);
    String before = shown(attribute.before());
    String after = shown(attribute.after());
    if (before.contains("\n") || after.contains("\n")) {
      return block(attribute);
    }
    if (action == Action.CREATE && attribute.before().isEmpty()) {
      return List.of(detail(Style.PLAIN, name + "  " + after));
    }
    return List.of(
        Line.EMPTY
            .and("      " + name + "  ")
            .and(Style.REMOVED, before)
            .and(" -> ")
            .and(Style.ADDED, after));
  }

  private static String shown(Optional<String> value) {
    return value.map(text -> text.isEmpty() ? "\"\"" : text).orElse(ABSENT);
  }

  /** Values of several lines, what goes above what comes. */
  private static List<Line> block(AttributeChange attribute) {
    List<Line> lines = new ArrayList<>();
    lines.add(detail(Style.PLAIN, attribute.name()));
    List<String> before = attribute.before().orElse("").lines().toList();
    List<String> after = attribute.after().orElse("").lines().toList();
    before.stream()
        .filter(line -> !after.contains(line))
        .forEach(line -> lines.add(detail(Style.REMOVED, "  - " + line)));
    after.stream()
        .filter(line -> !before.contains(line))
        .forEach(line -> lines.add(detail(Style.ADDED, "  + " + line)));
    return lines;
  }

  private static Line detail(Style style, String text) {
    return Line.of("      ").and(style, text);
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  static Style style(Action action) {
    return switch (action) {
      case CREATE -> Style.ADDED;
      case UPDATE, REPLACE -> Style.CHANGED;
      case DELETE -> Style.REMOVED;
      case UNCHANGED -> Style.PLAIN;
    };
  }
}
