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
    return words[1].equals("ended") && words.length == 7 && ended(words);
  }

  private boolean ended(String[] words) {
    long stdout = Long.parseLong(words[5]);
    long stderr = Long.parseLong(words[6]);
    if (stdout + stderr > output.length - at) {
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
        new Answer(ending, Integer.parseInt(words[4]), take((int) stdout), take((int) stderr)));
    return true;
  }

  private Bytes take(int count) {
    Bytes taken = Bytes.of(Arrays.copyOfRange(output, at, at + count));
    at += count;
    return taken;
  }
}
