package org.qjailctl.executors.posix;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.executors.posix.Transcript.Answer;
import org.qjailctl.executors.posix.Transcript.Ending;

/** Reads the frames that {@link BatchScript} makes a shell print. */
public final class FrameReader {

  /**
   * What one operation may print on either stream, in bytes: what runs in a jail is its root's, who
   * may print for ever.
   */
  static final int MOST_BYTES = 64 << 20;

  private final String mark;
  private final byte[] output;
  private final Set<Integer> begun = new HashSet<>();
  private final Map<Integer, Answer> answers = new HashMap<>();
  private boolean ready;
  private boolean done;
  private int at;

  private FrameReader(Marks marks, byte[] output) {
    this.mark = marks.frame();
    this.output = output;
  }

  /**
   * What {@code output} tells, up to where it breaks off. What a login shell prints before the
   * script begins (a motd, a careless .cshrc) is passed over.
   */
  public static Transcript read(Marks marks, byte[] output) {
    FrameReader reader = new FrameReader(marks, output);
    reader.readAll();
    return new Transcript(reader.ready, reader.begun, reader.answers, reader.done);
  }

  private void readAll() {
    at = ByteSearch.indexOf(output, (mark + " ready\n").getBytes(US_ASCII), 0);
    if (at < 0) {
      return;
    }
    boolean understood = true;
    while (understood && !done) {
      understood = line().map(this::frame).orElse(false);
    }
  }

  /** The next line without its line feed; empty when the output breaks off before its end. */
  private Optional<String> line() {
    // Frames are short: without a line feed this near, it is none.
    int most = Math.min(output.length, at + 256);
    for (int end = at; end < most; end++) {
      if (output[end] == '\n') {
        String line = new String(output, at, end - at, US_ASCII);
        at = end + 1;
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }

  /** Takes in one frame; false when it is none, or breaks off. */
  private boolean frame(String line) {
    String[] words = line.split(" ", -1);
    if (words.length < 2 || !words[0].equals(mark)) {
      return false;
    }
    if (words[1].equals("ready")) {
      ready = true;
      return true;
    }
    if (words[1].equals("done")) {
      done = true;
      return true;
    }
    if (words[1].equals("begun") && words.length == 3) {
      begun.add(Integer.parseInt(words[2]));
      return true;
    }
    return words[1].equals("ended") && words.length == 5 && ended(words);
  }

  private boolean ended(String[] words) {
    Optional<Bytes> stdout = upTo("err");
    Optional<Bytes> stderr = stdout.flatMap(before -> upTo("said"));
    if (stdout.isEmpty() || stderr.isEmpty()) {
      return false;
    }
    Ending ending =
        switch (words[3]) {
          case "finished" -> Ending.FINISHED;
          case "late" -> Ending.LATE;
          case "not-needed" -> Ending.NOT_NEEDED;
          case "not-run" -> Ending.NOT_RUN;
          default -> throw new IllegalStateException("a frame that no script prints: " + words[3]);
        };
    answers.put(
        Integer.parseInt(words[2]),
        bounded(new Answer(ending, Integer.parseInt(words[4]), stdout.get(), stderr.get())));
    return true;
  }

  /** An operation that printed more than is taken has failed, and nothing of it is kept. */
  private static Answer bounded(Answer answer) {
    if (answer.stdout().size() <= MOST_BYTES && answer.stderr().size() <= MOST_BYTES) {
      return answer;
    }
    return new Answer(
        answer.ending(),
        answer.ending() == Ending.FINISHED && answer.exit() == 0 ? 1 : answer.exit(),
        Bytes.NONE,
        Bytes.utf8("it printed more than " + MOST_BYTES + " bytes, the most taken"));
  }

  /** The bytes before the frame {@code word}, which is passed over; empty when it is missing. */
  private Optional<Bytes> upTo(String word) {
    byte[] frame = (mark + " " + word + "\n").getBytes(US_ASCII);
    int end = ByteSearch.indexOf(output, frame, at);
    if (end < 0) {
      return Optional.empty();
    }
    Bytes before = Bytes.of(Arrays.copyOfRange(output, at, end));
    at = end + frame.length;
    return Optional.of(before);
  }
}
