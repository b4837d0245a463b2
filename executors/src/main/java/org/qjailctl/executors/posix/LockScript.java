package org.qjailctl.executors.posix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.host.HostLock;

/**
 * The script that takes a host's lock, for the standard input of {@code /bin/sh -s}, and what it
 * answers. After the script the same standard input carries the journal's entries, one a line; the
 * lock is held until it ends.
 */
public final class LockScript {

  /** What every script holds behind its words. */
  static final String REST =
      "\nkeep="
          + ShellQuote.quote(ScriptPart.read("keep.sh"))
          + "\n"
          + ScriptPart.read("lock.sh")
          + "}\n";

  /** What the script says. */
  public sealed interface Answer {
    record Held() implements Answer {}

    /**
     * Another holds the lock.
     *
     * @param process the holder's process on the host; 0 when it is not known
     * @param note the holder's own words; empty when there are none
     */
    record Busy(long process, String note) implements Answer {}

    /** The lock could not be taken, or is over. */
    record Ended(int status) implements Answer {}
  }

  private final String mark;
  private final Pattern answer;

  public LockScript(Marks marks) {
    this.mark = marks.frame();
    this.answer =
        Pattern.compile(
            Pattern.quote(mark) + " (?:(held)|busy ([0-9]{1,18}) (.*)|ended ([0-9]{1,3}))");
  }

  /** The script's bytes: one compound command, so that half of it does nothing. */
  public byte[] render(HostLock lock) {
    String script =
        "{\nmark="
            + ShellQuote.quote(mark)
            + "\nlock="
            + ShellQuote.quote(lock.file().value())
            + "\njournal="
            + ShellQuote.quote(lock.journal().value())
            + "\nholder="
            + ShellQuote.quote(lock.holder())
            + REST;
    return script.getBytes(UTF_8);
  }

  /** What {@code line} of the script's output says; empty for what others print before it. */
  public Optional<Answer> answer(String line) {
    Matcher matcher = answer.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    if (matcher.group(1) != null) {
      return Optional.of(new Answer.Held());
    }
    return Optional.of(
        matcher.group(2) != null
            ? new Answer.Busy(Long.parseLong(matcher.group(2)), matcher.group(3))
            : new Answer.Ended(Integer.parseInt(matcher.group(4))));
  }

  /** The line that {@link #answer} reads as {@code answer}. */
  public String line(Answer answer) {
    return mark
        + switch (answer) {
          case Answer.Held held -> " held";
          case Answer.Busy(long process, String note) -> " busy " + process + " " + note;
          case Answer.Ended(int status) -> " ended " + status;
        };
  }
}
