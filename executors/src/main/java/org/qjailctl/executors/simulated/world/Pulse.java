package org.qjailctl.executors.simulated.world;

import java.util.Optional;

/**
 * Every change that a world goes through, one system call or one file of a copied tree after the
 * other. Who listens sees the states that a program leaves behind when it is killed on its way: the
 * state at each beat is one.
 */
public final class Pulse {

  private Optional<Runnable> listener = Optional.empty();

  /**
   * From now on {@code beat} is run before each change; what it throws ends the program that is
   * about to make the change, and the batch.
   */
  public void listen(Runnable beat) {
    listener = Optional.of(beat);
  }

  public void ignore() {
    listener = Optional.empty();
  }

  /** Whether it matters in how many changes something is done. */
  boolean heard() {
    return listener.isPresent();
  }

  void beat() {
    listener.ifPresent(Runnable::run);
  }
}
