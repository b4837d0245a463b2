package org.qjailctl.executors.simulated.program;

import org.qjailctl.executors.simulated.world.FileRefused;

/** A command of the simulated host, which reads and changes the world that it is called in. */
@FunctionalInterface
public interface Program {

  /**
   * Runs to the end. A FileRefused that is thrown becomes {@code NAME: PATH: WORDS} on standard
   * error and exit status 1, as most programs have it.
   */
  Result run(Invocation invocation) throws FileRefused;
}
