package org.qjailctl.executors.simulated;

import java.util.Optional;

/** Lends the simulated host's lock to one holder at a time. */
interface LockKeeper {

  /**
   * Takes the lock for as long as {@link #release} is not called and this process lives.
   *
   * @param note who takes it and since when
   * @return empty when it was free; else the note of the one who has it, which may be empty
   */
  Optional<String> take(String note);

  void release();
}
