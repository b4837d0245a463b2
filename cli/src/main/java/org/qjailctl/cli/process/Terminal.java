package org.qjailctl.cli.process;

import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Whether a person sits before which stream, and what the person answers. */
public interface Terminal {

  /** Whether standard output is shown on a terminal. */
  boolean showsOutput();

  /** Whether standard error is shown on a terminal. */
  boolean showsErrors();

  /** Whether a question shown on standard error can be answered on standard input. */
  boolean answers();

  /** From here on, Ctrl-C is for the program that has the terminal, and does nothing here. */
  void leavesInterruptsToPrograms();

  /** This process ends with {@code status}, that of a program which it ran for the operator. */
  void endsWith(int status);

  /** The line that the person types; empty at end of file. */
  Optional<String> readLine();

  /**
   * From here on, Ctrl-C ends nothing the first time: {@code noticed} is run, and the answer turns
   * true. The second time the process ends at once, with exit status 130.
   */
  BooleanSupplier interrupts(Runnable noticed);
}
