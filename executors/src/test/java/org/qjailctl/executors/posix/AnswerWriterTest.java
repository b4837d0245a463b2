package org.qjailctl.executors.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Operation.Contents;
import org.qjailctl.core.host.Operation.ListTree;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.TreeEntry;

/** Outcomes that are told in a script's words are heard as what they were. */
class AnswerWriterTest {

  private static final Marks MARKS = new Marks("M", "/L", ".t");

  private static void comesBack(Operation operation, Outcome outcome) {
    Batch batch = Batch.all(List.of(operation));
    byte[] said = AnswerWriter.answer(new Request.Work(MARKS, batch), List.of(outcome));
    Transcript heard = FrameReader.read(MARKS, said);

    assertThat(heard.done()).isTrue();
    assertThat(Outcomes.of(batch, MARKS, heard, Outcomes.Shell.ENDED)).containsExactly(outcome);
  }

  @Test
  void programs() {
    comesBack(
        Run.of("x"), Outcome.finished(7, Bytes.utf8("M done\nM ended 0"), Bytes.utf8("\0\nerr")));
    comesBack(Run.of("x"), Outcome.finished(0, Bytes.NONE, Bytes.NONE));
    comesBack(Run.of("x"), Outcome.of(Outcome.Status.NOT_NEEDED));
    comesBack(Run.of("x"), Outcome.of(Outcome.Status.NOT_RUN));
    comesBack(Run.of("x"), Outcome.of(Outcome.Status.LOST));
    comesBack(
        Run.of("x"),
        new Outcome(
            Outcome.Status.TIMED_OUT, 0, Bytes.utf8("so far"), Bytes.utf8("slow"), List.of()));
  }

  @Test
  void listings() {
    for (Contents contents : Contents.values()) {
      comesBack(
          new ListTree(HostPath.of("/x"), 3, contents),
          Outcome.listed(
              List.of(
                  entry("/x", TreeEntry.Type.DIRECTORY, 0, Optional.empty(), contents),
                  entry("/x/empty", TreeEntry.Type.FILE, 0, Optional.of(Bytes.NONE), contents),
                  entry(
                      "/x/it's ü",
                      TreeEntry.Type.FILE,
                      3,
                      Optional.of(Bytes.of(new byte[] {0, -1, '\n'})),
                      contents),
                  entry("/x/large", TreeEntry.Type.FILE, 1 << 20, Optional.empty(), contents),
                  entry("/x/link", TreeEntry.Type.SYMLINK, 0, Optional.empty(), contents),
                  entry("/x/pipe", TreeEntry.Type.OTHER, 0, Optional.empty(), contents))));
      comesBack(new ListTree(HostPath.of("/gone"), 3, contents), Outcome.listed(List.of()));
    }
    comesBack(
        new ListTree(HostPath.of("/x"), 3, Contents.NONE),
        Outcome.finished(1, Bytes.NONE, Bytes.utf8("/x: may not be entered\n")));
  }

  private static TreeEntry entry(
      String path, TreeEntry.Type type, long size, Optional<Bytes> content, Contents contents) {
    boolean file = type == TreeEntry.Type.FILE;
    return new TreeEntry(
        HostPath.of(path),
        type,
        new FileMode(04755),
        1001,
        0,
        size,
        type == TreeEntry.Type.SYMLINK ? Optional.of("to\nwhere") : Optional.empty(),
        file && contents != Contents.NONE
            ? Optional.of(content.orElse(Bytes.utf8("large")).sha256())
            : Optional.empty(),
        contents == Contents.BYTES ? content : Optional.empty());
  }
}
