package org.qjailctl.executors.posix;

import java.util.Map;
import java.util.Set;
import org.qjailctl.core.host.Bytes;

/**
 * What a script said, as far as it was heard.
 *
 * @param ready whether the script began
 * @param begun the operations that are known to have begun
 * @param answers of the operations that are known to have ended
 * @param done whether the script came to its end
 */
public record Transcript(
    boolean ready, Set<Integer> begun, Map<Integer, Answer> answers, boolean done) {

  /** How an operation ended. */
  public enum Ending {
    FINISHED,
    LATE,
    NOT_NEEDED,
    NOT_RUN
  }

  /** What an operation gave. */
  public record Answer(Ending ending, int exit, Bytes stdout, Bytes stderr) {}

  public Transcript {
    begun = Set.copyOf(begun);
    answers = Map.copyOf(answers);
  }
}
