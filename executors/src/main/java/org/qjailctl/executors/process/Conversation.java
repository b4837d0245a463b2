package org.qjailctl.executors.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.qjailctl.core.host.Bytes;

/** One program that is given a script on its standard input and heard until it stops talking. */
public final class Conversation {

  /**
   * What was heard.
   *
   * @param exit the program's exit status
   * @param sentAll whether the program took the whole script
   * @param stdout all that it printed
   * @param stderr the same, as text
   */
  public record Heard(int exit, boolean sentAll, Bytes stdout, String stderr) {}

  private Conversation() {}

  /**
   * Starts {@code command}, writes {@code script}, and reads to the end of its standard output.
   * Only then is its standard input closed: a script takes an earlier end for the end of its
   * client.
   *
   * @throws ProgramMissing when the program cannot be started
   */
  public static Heard hold(List<String> command, ChildEnvironment environment, byte[] script)
      throws ProgramMissing {
    try {
      // A file, not a pipe: a connection that stays open in the background would hold a pipe open.
      Path errors = Files.createTempFile("qjailctl", ".stderr");
      try {
        Process process = start(builder(command, environment, errors));
        try {
          boolean sentAll = send(process.getOutputStream(), script);
          Bytes stdout = Bytes.of(process.getInputStream().readAllBytes());
          int exit = ended(process);
          return new Heard(exit, sentAll, stdout, new String(Files.readAllBytes(errors), UTF_8));
        } finally {
          close(process.getOutputStream());
          process.destroy();
        }
      } finally {
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("talking to " + command.get(0), e);
    }
  }

  /**
   * Runs {@code command} with no input and its output thrown away. It may leave a process in the
   * background.
   *
   * @throws ProgramMissing when the program cannot be started
   */
  public static Heard errand(List<String> command, ChildEnvironment environment)
      throws ProgramMissing {
    try {
      Path errors = Files.createTempFile("qjailctl", ".stderr");
      try {
        ProcessBuilder builder = builder(command, environment, errors);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process process = start(builder);
        close(process.getOutputStream());
        int exit = ended(process);
        return new Heard(exit, true, Bytes.NONE, new String(Files.readAllBytes(errors), UTF_8));
      } finally {
        Files.deleteIfExists(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("running " + command.get(0), e);
    }
  }

  private static ProcessBuilder builder(
      List<String> command, ChildEnvironment environment, Path errors) {
    ProcessBuilder builder = new ProcessBuilder(command);
    environment.applyTo(builder);
    return builder.redirectError(errors.toFile());
  }

  private static Process start(ProcessBuilder builder) throws ProgramMissing {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new ProgramMissing(builder.command().get(0), e);
    }
  }

  private static boolean send(OutputStream stdin, byte[] script) {
    try {
      stdin.write(script);
      stdin.flush();
      return true;
    } catch (IOException e) {
      // It stopped reading; why, it says in its own words and its exit status.
      return false;
    }
  }

  private static int ended(Process process) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return process.waitFor();
        } catch (InterruptedException e) {
          // Its standard output has ended; its exit status is a moment away.
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void close(OutputStream stdin) {
    try {
      stdin.close();
    } catch (IOException e) {
      // Closing a pipe whose reader has gone: nothing is lost.
      return;
    }
  }
}
