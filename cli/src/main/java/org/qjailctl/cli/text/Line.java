package org.qjailctl.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One line of output. What a span holds may come from a host or a manifest: it becomes harmless
 * when the line is made text, and not before, so that no caller can forget it.
 */
public record Line(List<Span> spans) {

  /** A stretch of a line in one style. */
  public record Span(Style style, String text) {}

  public static final Line EMPTY = new Line(List.of());

  public Line {
    spans = List.copyOf(spans);
  }

  public static Line of(String text) {
    return EMPTY.and(text);
  }

  public static Line of(Style style, String text) {
    return EMPTY.and(style, text);
  }

  public Line and(String text) {
    return and(Style.PLAIN, text);
  }

  public Line and(Style style, String text) {
    if (text.isEmpty()) {
      return this;
    }
    List<Span> more = new ArrayList<>(spans);
    more.add(new Span(style, text));
    return new Line(more);
  }

  /** This line, then {@code next} on the same line. */
  public Line and(Line next) {
    return new Line(Stream.concat(spans.stream(), next.spans.stream()).toList());
  }

  /** This line, moved to the right. */
  public Line indented(int columns) {
    return Line.of(" ".repeat(columns)).and(this);
  }

  /** The line without colour, as it goes into files. */
  public String plain() {
    return render(false, UnaryOperator.identity());
  }

  /**
   * The line as it is printed.
   *
   * @param mask hides what must not be seen
   */
  public String render(boolean colour, UnaryOperator<String> mask) {
    StringBuilder rendered = new StringBuilder();
    for (Span span : spans) {
      String text = Visible.of(mask.apply(span.text()));
      rendered.append(colour ? span.style().paint(text) : text);
    }
    return rendered.toString().stripTrailing();
  }
}
