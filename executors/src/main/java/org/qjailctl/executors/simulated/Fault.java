package org.qjailctl.executors.simulated;

import java.util.function.Consumer;
import org.qjailctl.executors.simulated.world.World;

/** What goes wrong with one operation of a simulated host. */
public sealed interface Fault {

  /** Nothing. */
  record None() implements Fault {}

  /** It is not done and says so: exit status 1. */
  record Refused() implements Fault {}

  /** It is done, and its exit status is 1 all the same. */
  record FailsAfterAll() implements Fault {}

  /** It is not done, and its exit status is 0 all the same, as often with qjail. */
  record NoEffect() implements Fault {}

  /**
   * It is ended by its time limit in the midst of its work, and the batch goes on.
   *
   * @param changes how many changes it makes before
   */
  record TimesOut(int changes) implements Fault {}

  /**
   * The host's shell is killed, and whatever it runs: nothing more of the batch is done.
   *
   * @param when in the operation's life
   * @param sight whether the operator's side learns that the shell is over
   */
  record Killed(Moment when, Sight sight) implements Fault {}

  /** The connection breaks before the operation; the host carries the batch out, unheard. */
  record Unheard() implements Fault {}

  /** Another administrator does something to the host just before. */
  record Meddled(Consumer<World> change) implements Fault {}

  /**
   * It answers late: it is carried out once {@code pause} has run, and nothing else on the host in
   * the meantime.
   */
  record Slow(Runnable pause) implements Fault {}

  /** When an operation is cut off. */
  sealed interface Moment {
    record Before() implements Moment {}

    /**
     * In the midst of its work.
     *
     * @param changes how many changes it makes before; one that makes fewer is done
     */
    record Inside(int changes) implements Moment {}

    record After() implements Moment {}
  }

  /** What the operator's side knows of a shell that has stopped talking. */
  enum Sight {
    /** It is over: what had not begun is known not to have run. */
    ENDED,
    /** The connection broke: all that was not heard of may have run. */
    OUT_OF_SIGHT
  }
}
