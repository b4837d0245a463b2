package org.qjailctl.executors.probe;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.Qjail;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.QjailState;
import org.qjailctl.core.observed.Scope;

/** qjail and what it keeps. */
final class QjailReading {

  private static final Pattern VERSION = Pattern.compile("qjail Version (\\S{1,40})");

  private static final String PROGRAM = "/usr/local/bin/qjail";

  private static final Pattern UNFINISHED = Pattern.compile("installing-package-.*qjail.*");

  private QjailReading() {}

  static Reading<QjailState> of(Scope scope) {
    return version(scope.qjail())
        .and(BaseReading.of(scope.qjail()), Installed::new)
        .and(Reading.each(scope.flavors(), FlavorReading::of), WithFlavors::new)
        .and(JailsReading.of(scope.jails()), WithFlavors::with)
        .and(
            SshdReading.of(scope.sshd()),
            (qjail, sshd) ->
                new QjailState(
                    qjail.version(),
                    qjail.baseRelease(),
                    qjail.flavors(),
                    qjail.jails(),
                    sshd,
                    qjail.strangers()));
  }

  private static Reading<Fact<Optional<String>>> version(boolean asked) {
    return asked
        ? version()
            .and(
                HostListing.of(JailPaths.NOTES, 1, Operation.Contents.NONE),
                (version, notes) ->
                    Facts.both(
                        version, notes, (found, all) -> found.filter(v -> !isUnfinished(all))))
        : Reading.of(Fact.notProbed());
  }

  /** Where it logs, its version is read from its text. */
  private static Reading<Fact<Optional<String>>> version() {
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

  private record Installed(Fact<Optional<String>> version, Fact<Optional<String>> baseRelease) {}

  private record WithFlavors(
      Installed installed,
      SortedMap<FlavorName, Fact<Optional<SortedMap<HostPath, FileState>>>> flavors) {
    QjailState with(JailsReading.Found found) {
      return new QjailState(
          installed.version,
          installed.baseRelease,
          flavors,
          found.jails(),
          new TreeMap<>(),
          found.strangers());
    }
  }
}
