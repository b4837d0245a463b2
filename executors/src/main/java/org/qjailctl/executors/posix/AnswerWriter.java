package org.qjailctl.executors.posix;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;

/** Says what a batch gave in the words of its script, as {@link FrameReader} hears them. */
public final class AnswerWriter {

  private final Marks marks;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private AnswerWriter(Marks marks) {
    this.marks = marks;
  }

  /** All that the script of {@code work} prints where its operations have {@code outcomes}. */
  public static byte[] answer(Request.Work work, List<Outcome> outcomes) {
    AnswerWriter writer = new AnswerWriter(work.marks());
    writer.line("ready");
    List<Batch.Item> items = work.batch().items();
    for (int index = 0; index < items.size(); index++) {
      writer.outcome(index, items.get(index).operation(), outcomes.get(index));
    }
    writer.line("done");
    return writer.said.toByteArray();
  }

  private void outcome(int index, Operation operation, Outcome outcome) {
    if (outcome.status() != Outcome.Status.NOT_RUN) {
      line("begun " + index);
    }
    switch (outcome.status()) {
      case FINISHED ->
          ended(index, "finished " + outcome.exit(), stdout(operation, outcome), outcome.stderr());
      case TIMED_OUT -> ended(index, "late 0", outcome.stdout(), outcome.stderr());
      case NOT_NEEDED -> ended(index, "not-needed 0", Bytes.NONE, Bytes.NONE);
      case NOT_RUN -> ended(index, "not-run 0", Bytes.NONE, Bytes.NONE);
      // Nothing is known of its end, so that there is nothing to say of it.
      case LOST -> {}
    }
  }

  private Bytes stdout(Operation operation, Outcome outcome) {
    return switch (operation) {
      case Operation.ListTree list -> ListingWriter.bytes(marks, list, outcome.entries());
      case Operation.Run run -> outcome.stdout();
      case Operation.ReadFile read -> outcome.stdout();
      case Operation.WriteFile write -> outcome.stdout();
    };
  }

  private void ended(int index, String how, Bytes stdout, Bytes stderr) {
    line("ended " + index + " " + how);
    said.writeBytes(stdout.toArray());
    line("err");
    said.writeBytes(stderr.toArray());
    line("said");
  }

  private void line(String words) {
    said.writeBytes((marks.frame() + " " + words + "\n").getBytes(US_ASCII));
  }
}
