package org.qjailctl.executors.probe;

import java.util.Optional;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Outcome;

/** Why an outcome tells nothing: clauses for people. */
final class Trouble {

  private static final int MOST_SHOWN = 200;

  private Trouble() {}

  /** Why {@code what} did not come to its end; empty when it did. */
  static Optional<String> unfinished(String what, Outcome outcome) {
    return switch (outcome.status()) {
      case FINISHED -> Optional.empty();
      case TIMED_OUT -> Optional.of(what + " did not end in time");
      case NOT_RUN, NOT_NEEDED -> Optional.of(what + " was not run");
      case LOST -> Optional.of("the connection was lost while " + what + " ran");
    };
  }

  /** What became of {@code what}, which ended as it should not. */
  static String ended(String what, Outcome outcome) {
    String line = firstLine(outcome.stderr());
    return what
        + " ended with exit status "
        + outcome.exit()
        + (line.isEmpty() ? "" : " (" + line + ")");
  }

  static String unreadable(String what) {
    return what + " printed something that could not be understood";
  }

  /**
   * The first line that is not blank, short and without control characters: a jail's root may have
   * written it, and a terminal would act on escape sequences.
   */
  static String firstLine(Bytes printed) {
    String line =
        printed
            .utf8()
            .lines()
            .map(each -> each.replaceAll("\\p{Cntrl}", " ").strip())
            .filter(each -> !each.isEmpty())
            .findFirst()
            .orElse("");
    return line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "..." : line;
  }
}
