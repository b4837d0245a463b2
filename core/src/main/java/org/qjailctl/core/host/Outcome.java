package org.qjailctl.core.host;

import java.util.List;

/**
 * What became of one operation.
 *
 * @param exit the exit status, 0 to 255; a program ended by signal N gives 128+N, one that could
 *     not be found 127. 0 where {@code status} is not FINISHED
 * @param entries what a {@link Operation.ListTree} found; empty for all others
 */
public record Outcome(
    Status status, int exit, Bytes stdout, Bytes stderr, List<TreeEntry> entries) {

  /** How far an operation came. */
  public enum Status {
    /** It ran to its end; see the exit status. */
    FINISHED,
    /** Its time limit ran out and it was ended. */
    TIMED_OUT,
    /** An earlier operation of the batch had failed, or the connection was lost before it began. */
    NOT_RUN,
    /** Its {@code unless} held: nothing to do. */
    NOT_NEEDED,
    /** The connection was lost after it may have begun: whether it took effect is not known. */
    LOST
  }

  public Outcome {
    entries = List.copyOf(entries);
  }

  /** A program's outcome. */
  public static Outcome finished(int exit, Bytes stdout, Bytes stderr) {
    return new Outcome(Status.FINISHED, exit, stdout, stderr, List.of());
  }

  /** A listing's outcome. */
  public static Outcome listed(List<TreeEntry> entries) {
    return new Outcome(Status.FINISHED, 0, Bytes.NONE, Bytes.NONE, entries);
  }

  /** An operation that did not come to its end. */
  public static Outcome of(Status status) {
    return new Outcome(status, 0, Bytes.NONE, Bytes.NONE, List.of());
  }

  /** Whether later operations that depend on this one may run. */
  public boolean good() {
    return status == Status.NOT_NEEDED || (status == Status.FINISHED && exit == 0);
  }
}
