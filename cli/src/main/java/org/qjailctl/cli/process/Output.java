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

  /** Control Sequence Introducer (ECMA-48). */
  private static final String ESCAPE = "\u001b[";

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

  /**
   * Draws over the last lines of a terminal, in one write, so that nothing flickers. The terminal
   * cuts off what is wider than it is (DECAWM off), so that a line is one line whatever its width.
   *
   * @param drawn how many lines were live before
   * @param lasting lines that take their place and stay
   * @param live lines below these, to be drawn over the next time
   */
  public void redraw(int drawn, List<Line> lasting, List<Line> live) {
    StringBuilder all = new StringBuilder();
    all.append(drawn > 0 ? ESCAPE + drawn + "A" : "").append('\r');
    lasting.forEach(line -> all.append(line.render(colour, mask)).append(ESCAPE).append("K\n"));
    all.append(ESCAPE).append("?7l");
    live.forEach(line -> all.append(line.render(colour, mask)).append(ESCAPE).append("K\n"));
    all.append(ESCAPE).append("?7h").append(ESCAPE).append('J');
    stream.print(all);
    stream.flush();
  }

  /** A text of several lines that is known to hold nothing but printable characters. */
  public void printDocument(String text) {
    stream.print(mask.apply(text));
    stream.flush();
  }
}
