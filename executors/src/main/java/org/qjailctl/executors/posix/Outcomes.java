package org.qjailctl.executors.posix;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Operation.ListTree;
import org.qjailctl.core.host.Operation.ReadFile;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.Operation.WriteFile;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Outcome.Status;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.executors.posix.Transcript.Answer;

/** What became of each operation of a batch, from what its script said. */
public final class Outcomes {

  /** What is known of a shell that has stopped talking. */
  public enum Shell {
    /** It is over, and nothing it had not begun will ever run. */
    ENDED,
    /** It may go on: the connection broke, not the shell. */
    OUT_OF_SIGHT
  }

  private Outcomes() {}

  /**
   * An outcome an operation, in the batch's order. What was not heard of is {@link Status#LOST}
   * when it may have run, {@link Status#NOT_RUN} when it cannot have.
   */
  public static List<Outcome> of(Batch batch, Marks marks, Transcript transcript, Shell shell) {
    List<Outcome> outcomes = new ArrayList<>();
    boolean good = true;
    for (int index = 0; index < batch.items().size(); index++) {
      Batch.Item item = batch.items().get(index);
      Outcome outcome;
      Answer answer = transcript.answers().get(index);
      if (answer != null) {
        outcome = outcome(item.operation(), marks, answer);
        good &= outcome.status() == Status.NOT_RUN || succeeded(answer);
      } else if (item.when() == Batch.When.WHILE_GOOD && !good) {
        outcome = Outcome.of(Status.NOT_RUN);
      } else if (transcript.begun().contains(index) || shell == Shell.OUT_OF_SIGHT) {
        outcome = Outcome.of(Status.LOST);
      } else {
        outcome = Outcome.of(Status.NOT_RUN);
      }
      outcomes.add(outcome);
    }
    return List.copyOf(outcomes);
  }

  private static boolean succeeded(Answer answer) {
    return switch (answer.ending()) {
      case FINISHED -> answer.exit() == 0;
      case NOT_NEEDED -> true;
      case LATE, NOT_RUN -> false;
    };
  }

  private static Outcome outcome(Operation operation, Marks marks, Answer answer) {
    return switch (answer.ending()) {
      case FINISHED -> finished(operation, marks, answer);
      // What it said until it was ended may tell why it hung.
      case LATE -> new Outcome(Status.TIMED_OUT, 0, answer.stdout(), answer.stderr(), List.of());
      case NOT_NEEDED -> Outcome.of(Status.NOT_NEEDED);
      case NOT_RUN -> Outcome.of(Status.NOT_RUN);
    };
  }

  private static Outcome finished(Operation operation, Marks marks, Answer answer) {
    return switch (operation) {
      case Run run -> Outcome.finished(answer.exit(), answer.stdout(), answer.stderr());
      case WriteFile write -> Outcome.finished(answer.exit(), answer.stdout(), answer.stderr());
      case ReadFile read when answer.stdout().size() > read.mostBytes() ->
          Outcome.finished(
              1,
              Bytes.NONE,
              Bytes.utf8(
                  read.path()
                      + ": is larger than "
                      + read.mostBytes()
                      + " bytes, the most read\n"));
      case ReadFile read -> Outcome.finished(answer.exit(), answer.stdout(), answer.stderr());
      case ListTree list -> {
        Listing listing = TreeReader.read(marks, answer.stdout().toArray());
        yield new Outcome(
            Status.FINISHED,
            listing.complete() || answer.exit() != 0 ? answer.exit() : 1,
            Bytes.NONE,
            Bytes.utf8(answer.stderr().utf8() + String.join("", listing.remarks())),
            listing.entries().stream().filter(entry -> isBelow(entry, list.root())).toList());
      }
    };
  }

  /** A jail's root may forge a listing; what was not asked about is not listened to. */
  private static boolean isBelow(TreeEntry entry, HostPath root) {
    return entry.path().equals(root)
        || root.value().equals("/")
        || entry.path().value().startsWith(root.value() + "/");
  }
}
