package org.qjailctl.executors.simulated.program;

/** Runs programs by name; a program gets it to run others. */
@FunctionalInterface
public interface Programs {

  /**
   * Looks {@code argv[0]} up, by path or by name, and runs it; exit status 127 when there is none.
   */
  Result run(Invocation invocation);
}
