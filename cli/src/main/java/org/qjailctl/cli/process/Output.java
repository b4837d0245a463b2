package org.qjailctl.cli.process;

import java.io.PrintStream;
import java.util.List;
import java.util.function.UnaryOperator;
import org.qjailctl.cli.text.Line;

/**
 * A stream that people or programs read. A reader that goes away early, such as head(1), is no
 * error: what it does not take is dropped.
 */
public final class Output {

  private final PrintStream stream;
  private final UnaryOperator<String> mask;
  private final boolean colour;

  /**
   * An output to {@code stream}.
   *
   * @param mask hides secrets' values in every text
   */
  public Output(PrintStream stream, boolean colour, UnaryOperator<String> mask) {
    this.stream = stream;
    this.colour = colour;
    this.mask = mask;
  }

  public void print(Line line) {
    stream.print(line.render(colour, mask) + "\n");
    stream.flush();
  }

  public void print(List<Line> lines) {
    StringBuilder all = new StringBuilder();
    lines.forEach(line -> all.append(line.render(colour, mask)).append('\n'));
    stream.print(all);
    stream.flush();
  }

  /** The beginning of a line that {@link #print(Line)} ends. */
  public void begin(Line line) {
    stream.print(line.render(colour, mask));
    stream.flush();
  }

  /** A text of several lines that is known to hold nothing but printable characters. */
  public void printDocument(String text) {
    stream.print(mask.apply(text));
    stream.flush();
  }
}
