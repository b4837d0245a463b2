package org.qjailctl.executors.probe;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FitnessQuestion;

/** The room for jails, by df(1) (recording 01). */
final class SpaceReading {

  /** Size, used, available in KiB; capacity; where it is mounted. */
  private static final Pattern LINE =
      Pattern.compile(".*\\s[0-9]+\\s+-?[0-9]+\\s+(-?[0-9]{1,18})\\s+[0-9]+%\\s+(/.*)");

  private SpaceReading() {}

  /** Where there is no /usr/jails yet, that of /usr counts. */
  static Reading<Fact<FitnessQuestion.Space>> ofJails() {
    return of("/usr/jails")
        .and(of("/usr"), (jails, usr) -> jails instanceof Fact.Known ? jails : usr);
  }

  private static Reading<Fact<FitnessQuestion.Space>> of(String path) {
    return Reading.of(Operation.Run.of("df", "-k", path), outcome -> read(path, outcome));
  }

  private static Fact<FitnessQuestion.Space> read(String path, Outcome outcome) {
    String what = "df " + path;
    Optional<String> unfinished = Trouble.unfinished(what, outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    if (!outcome.good()) {
      return Fact.unknown(Trouble.ended(what, outcome));
    }
    return outcome
        .stdout()
        .utf8()
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .findFirst()
        .<Fact<FitnessQuestion.Space>>map(
            line ->
                Fact.known(new FitnessQuestion.Space(line.group(2), Long.parseLong(line.group(1)))))
        .orElseGet(() -> Fact.unknown(Trouble.unreadable(what)));
  }
}
