package org.qjailctl.executors.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One program that is kept running: it is told lines and tells lines, and its standard input ends
 * with this object, or with this process.
 */
public final class Channel implements AutoCloseable {
  /** How long a program may take to end once its standard input has. */
  private static final long SECONDS_TO_END = 5;

  private final Process process;
  private final BufferedReader stdout;
  private final Path errors;

  private Channel(Process process, Path errors) {
    this.process = process;
    this.stdout = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    this.errors = errors;
  }

  /**
   * Starts {@code command} and writes {@code script} to it.
   *
   * @throws ProgramMissing when the program cannot be started
   */
  public static Channel open(List<String> command, ChildEnvironment environment, byte[] script)
      throws ProgramMissing {
    Path errors = temporary();
    ProcessBuilder builder = new ProcessBuilder(command);
    environment.applyTo(builder);
    builder.redirectError(errors.toFile());
    Channel channel;
    try {
      channel = new Channel(builder.start(), errors);
    } catch (IOException e) {
      delete(errors);
      throw new ProgramMissing(command.get(0), e);
    }
    channel.write(script);
    return channel;
  }

  /** The next line that the program prints; empty when it prints no more. */
  public Optional<String> line() {
    try {
      return Optional.ofNullable(stdout.readLine());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Tells the program a line; does nothing when it no longer listens. */
  public void tell(String line) {
    write((line + "\n").getBytes(UTF_8));
  }

  private synchronized void write(byte[] bytes) {
    OutputStream stdin = process.getOutputStream();
    try {
      stdin.write(bytes);
      stdin.flush();
    } catch (IOException e) {
      // It has ended, which isOpen() tells.
      return;
    }
  }

  public boolean isOpen() {
    return process.isAlive();
  }

  /** The exit status; waits for it a little. Empty when the program goes on. */
  public Optional<Integer> exit() {
    try {
      return process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)
          ? Optional.of(process.exitValue())
          : Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** What the program said on standard error until now. */
  public String stderr() {
    try {
      return new String(Files.readAllBytes(errors), UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      try {
        process.getOutputStream().close();
      } catch (IOException e) {
        // Its reader has gone first.
        process.destroy();
      }
    }
    if (exit().isEmpty()) {
      process.destroyForcibly();
    }
    delete(errors);
  }

  private static Path temporary() {
    try {
      return Files.createTempFile("qjailctl", ".stderr");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("a file for a program's messages", e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // A stray temporary file is no reason to fail.
      return;
    }
  }
}
