package org.qjailctl.executors.posix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Outcome.Status;
import org.qjailctl.executors.posix.Outcomes.Shell;
import org.qjailctl.executors.posix.Transcript.Answer;
import org.qjailctl.executors.posix.Transcript.Ending;

/** What is known of a batch when the script's words break off at any place. */
class OutcomesTest {

  private static final Marks MARKS = new Marks("M", "/L", ".t");
  private static final Run RUN = Run.of("true");
  private static final Batch THREE = Batch.all(List.of(RUN, RUN, RUN));
  private static final Batch CHAIN = Batch.upToFailure(List.of(RUN, RUN, RUN));
  private static final String WHOLE =
      "Welcome!\nM ready\nM begun 0\nM ended 0 finished 0\nM enM err\nerrM said\nM begun 1\n";

  private static List<Status> statuses(Batch batch, String output, Shell shell) {
    Transcript transcript = FrameReader.read(MARKS, output.getBytes(ISO_8859_1));
    return Outcomes.of(batch, MARKS, transcript, shell).stream().map(Outcome::status).toList();
  }

  @Test
  void wordsOfALoginShellAndDataThatLooksLikeFramesDoNotConfuse() {
    Transcript transcript = FrameReader.read(MARKS, WHOLE.getBytes(ISO_8859_1));

    assertThat(transcript.ready()).isTrue();
    assertThat(transcript.answers())
        .containsExactly(
            Map.entry(0, new Answer(Ending.FINISHED, 0, Bytes.utf8("M en"), Bytes.utf8("err"))));
    assertThat(transcript.begun()).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void afterAShellHasEndedOnlyWhatHadBegunIsInDoubt() {
    assertThat(statuses(THREE, WHOLE, Shell.ENDED))
        .containsExactly(Status.FINISHED, Status.LOST, Status.NOT_RUN);
  }

  @Test
  void afterAConnectionBrokeAllThatWasNotHeardOfIsInDoubt() {
    assertThat(statuses(THREE, WHOLE, Shell.OUT_OF_SIGHT))
        .containsExactly(Status.FINISHED, Status.LOST, Status.LOST);
  }

  @Test
  void whatAFailureStoppedIsKnownNotToHaveRun() {
    String output = "M ready\nM begun 0\nM ended 0 finished 1\nM err\nM said\n";

    assertThat(statuses(CHAIN, output, Shell.OUT_OF_SIGHT))
        .containsExactly(Status.FINISHED, Status.NOT_RUN, Status.NOT_RUN);
  }

  @Test
  void anAnswerThatBreaksOffAnywhereIsNoAnswer() {
    String answer = "M ended 0 finished 0\nM enM err\nerrM said\n";
    String before = "M ready\nM begun 0\n";
    for (int heard = 0; heard < answer.length(); heard++) {
      assertThat(statuses(THREE, before + answer.substring(0, heard), Shell.ENDED))
          .as("after %d bytes", heard)
          .containsExactly(Status.LOST, Status.NOT_RUN, Status.NOT_RUN);
    }
    assertThat(statuses(THREE, before + answer, Shell.ENDED).get(0)).isEqualTo(Status.FINISHED);
  }

  @Test
  void whatStandsBetweenFramesIsNotGuessedAt() {
    String output = "M ready\nM begun 0\nM ended 0 finished 0\nabM err\nM said\ncM begun 1\n";

    assertThat(statuses(THREE, output, Shell.ENDED))
        .containsExactly(Status.FINISHED, Status.NOT_RUN, Status.NOT_RUN);
  }

  @Test
  void asManyBytesAsAreTakenAreTakenAndOneMoreIsAFailure() {
    for (int more = 0; more <= 1; more++) {
      byte[] head = "M ready\nM begun 0\nM ended 0 finished 0\n".getBytes(ISO_8859_1);
      byte[] tail = "M err\nM said\nM begun 1\n".getBytes(ISO_8859_1);
      byte[] output = new byte[head.length + FrameReader.MOST_BYTES + more + tail.length];
      System.arraycopy(head, 0, output, 0, head.length);
      System.arraycopy(tail, 0, output, output.length - tail.length, tail.length);

      Transcript transcript = FrameReader.read(MARKS, output);

      assertThat(transcript.begun()).as("what follows is heard").contains(1);
      Answer answer = Optional.ofNullable(transcript.answers().get(0)).orElseThrow();
      assertThat(answer.exit()).isEqualTo(more);
      assertThat(answer.stdout().size()).isEqualTo(more == 0 ? FrameReader.MOST_BYTES : 0);
      assertThat(answer.stderr().utf8())
          .isEqualTo(more == 0 ? "" : "it printed more than 67108864 bytes, the most taken");
    }
  }
}
