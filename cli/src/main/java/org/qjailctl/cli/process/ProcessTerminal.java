package org.qjailctl.cli.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of this process. Java tells only whether standard input and output both are one (and
 * from JDK 22 on {@code System.console()} alone does not tell that either), so the launcher says
 * which streams are: {@code -Dqjailctl.terminal=012} when all three are.
 */
public final class ProcessTerminal implements Terminal {

  private final String streams;
  private final BufferedReader input;

  /**
   * @param streams the numbers of the streams that are terminals; null when the launcher did not
   *     say
   */
  public ProcessTerminal(@Nullable String streams, InputStream input) {
    this.streams = streams == null ? (bothAreTerminals() ? "012" : "") : streams;
    this.input = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
  }

  /** Console.isTerminal() is there from JDK 22 on; before, a console is a terminal. */
  private static boolean bothAreTerminals() {
    Object console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return java.io.Console.class.getMethod("isTerminal").invoke(console) == Boolean.TRUE;
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }

  @Override
  public boolean showsOutput() {
    return streams.contains("1");
  }

  @Override
  public boolean showsErrors() {
    return streams.contains("2");
  }

  @Override
  public boolean answers() {
    return streams.contains("0") && streams.contains("2");
  }

  @Override
  public Optional<String> readLine() {
    try {
      return Optional.ofNullable(input.readLine());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
