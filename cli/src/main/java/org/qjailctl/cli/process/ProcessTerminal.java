package org.qjailctl.cli.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * The terminal of this process. Java cannot tell which of the standard streams are one ({@code
 * System.console()} is about input and output together, and from JDK 22 on not even about that), so
 * the launcher says it: {@code -Dqjailctl.terminal=012} when all three are.
 */
public final class ProcessTerminal implements Terminal {

  private final String streams;
  private final BufferedReader input;
  private OptionalInt status = OptionalInt.empty();

  /**
   * The terminal as the launcher described it.
   *
   * @param streams the numbers of the streams that are terminals
   */
  public ProcessTerminal(String streams, InputStream input) {
    this.streams = streams;
    this.input = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
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
  public void leavesInterruptsToPrograms() {
    Interrupts.ignore();
  }

  @Override
  public void endsWith(int passedOn) {
    status = OptionalInt.of(passedOn);
  }

  /** What {@link #endsWith} was told; {@code own} when nothing was. */
  public int statusOr(int own) {
    return status.orElse(own);
  }

  @Override
  public Optional<String> readLine() {
    try {
      return Optional.ofNullable(input.readLine());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public BooleanSupplier interrupts(Runnable noticed) {
    return Interrupts.watch(noticed);
  }
}
