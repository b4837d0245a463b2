package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.ArchiveName;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.observed.CheckedArchive;
import org.qjailctl.core.observed.Fact;

/**
 * A jail's newest archive, read to its end: {@code qjail archive} of a jail in manual or norun
 * status leaves an archive without the definition, which {@code qjail restore} then uses (recording
 * 09), and one that was cut short looks like any other.
 */
final class ArchiveReading {

  private ArchiveReading() {}

  static Reading<Fact<Optional<CheckedArchive>>> of(JailName jail) {
    String what = "reading the newest archive of " + jail;
    List<String> argv =
        new ArrayList<>(
            List.of(
                "sh",
                "-c",
                NewestArchiveScript.TEXT,
                "sh",
                jail.zone().archives().value(),
                jail.value()));
    JailPaths.archivedFiles(jail).forEach(path -> argv.add(path.value()));
    argv.add(JailPaths.root(jail).value());
    return Reading.of(
        Operation.Run.of(argv).within(Operation.LONG), outcome -> read(what, jail, outcome));
  }

  private static Fact<Optional<CheckedArchive>> read(String what, JailName jail, Outcome outcome) {
    Optional<String> unfinished = Trouble.unfinished(what, outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    if (!outcome.good()) {
      return Fact.unknown(Trouble.ended(what, outcome));
    }
    List<String> lines = outcome.stdout().utf8().lines().toList();
    if (lines.isEmpty()) {
      return Fact.known(Optional.empty());
    }
    Optional<ArchiveName> name =
        ArchiveName.parse(lines.getFirst()).map(one -> one.in(jail.zone())).toOptional();
    if (name.isEmpty() || lines.size() != 2) {
      return Fact.unknown(Trouble.unreadable(what));
    }
    return switch (lines.get(1)) {
      case "whole" -> Fact.known(Optional.of(new CheckedArchive(name.get(), Optional.empty())));
      case "flawed" -> {
        String said = Trouble.firstLine(outcome.stderr());
        yield Fact.known(
            Optional.of(
                new CheckedArchive(
                    name.get(), Optional.of(said.isEmpty() ? "tar refuses it" : said))));
      }
      default -> Fact.unknown(Trouble.unreadable(what));
    };
  }
}
