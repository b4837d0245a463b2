package org.qjailctl.executors.process;

import java.io.IOException;
import java.util.List;

/** A program that has this process's own standard input and outputs until it ends. */
public final class Session {

  private Session() {}

  /**
   * Runs {@code command} in {@code environment} and waits for it.
   *
   * @return its exit status
   * @throws ProgramMissing when the program cannot be started
   */
  public static int of(List<String> command, ChildEnvironment environment) throws ProgramMissing {
    Process process;
    try {
      ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
      environment.applyTo(builder);
      process = builder.start();
    } catch (IOException e) {
      throw new ProgramMissing(command.getFirst(), e);
    }
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException e) {
        // Nobody interrupts this thread but a program that ends, and the session ends with it.
        process.destroy();
      }
    }
  }
}
