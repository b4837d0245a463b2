package org.qjailctl.executors.probe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.Qjail;
import org.qjailctl.core.observed.Fact;

/** What qjail calls itself. */
final class QjailReading {

  private static final Pattern VERSION = Pattern.compile("qjail Version (\\S{1,40})");

  private static final String PROGRAM = "/usr/local/bin/qjail";

  private static final Pattern UNFINISHED = Pattern.compile("installing-package-.*qjail.*");

  private QjailReading() {}

  /** What qjail calls itself; empty where its package is not there, or not wholly. */
  static Reading<Fact<Optional<String>>> version() {
    return asked()
        .and(
            HostListing.of(JailPaths.NOTES, 1, Operation.Contents.NONE),
            (version, notes) ->
                Facts.both(version, notes, (found, all) -> found.filter(v -> !isUnfinished(all))));
  }

  /** Where it logs, its version is read from its text. */
  private static Reading<Fact<Optional<String>>> asked() {
    String log = Qjail.LOG.value();
    return Reading.of(Operation.Run.of("qjail").unless("test", "-f", log), outcome -> outcome)
        .and(
            Reading.of(
                Operation.Run.of("sh", "-c", QjailVersionScript.TEXT, "sh", log, PROGRAM),
                outcome -> outcome),
            (told, text) -> readVersion(told.status() == Outcome.Status.NOT_NEEDED ? text : told));
  }

  /** Whether its package was being installed and was not seen to end. */
  private static boolean isUnfinished(List<TreeEntry> notes) {
    return notes.stream().anyMatch(note -> UNFINISHED.matcher(note.path().name()).matches());
  }

  /** Without arguments qjail names itself and exits 3 (recording 01). */
  private static Fact<Optional<String>> readVersion(Outcome outcome) {
    Optional<String> unfinished = Trouble.unfinished("qjail", outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    if (outcome.exit() == 127) {
      return Fact.known(Optional.empty());
    }
    Matcher matcher = VERSION.matcher(Trouble.firstLine(outcome.stdout()));
    return matcher.lookingAt()
        ? Fact.known(Optional.of(matcher.group(1)))
        : Fact.unknown(Trouble.ended("qjail", outcome));
  }
}
