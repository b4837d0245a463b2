package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.doctor.Vitals;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.observed.Fact;

/** The archives that qjail made, by {@link ArchiveHeadsScript}. */
final class ArchivesReading {

  private static final String FOLDER = "/usr/jails/archive";
  private static final String WHAT = "listing archives";

  private ArchivesReading() {}

  static Reading<Fact<List<Vitals.Archive>>> all() {
    return Reading.of(
        Operation.Run.of("sh", "-c", ArchiveHeadsScript.TEXT, "sh", FOLDER), ArchivesReading::read);
  }

  private static Fact<List<Vitals.Archive>> read(Outcome outcome) {
    Optional<String> unfinished = Trouble.unfinished(WHAT, outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    List<String> lines = outcome.stdout().utf8().lines().toList();
    return outcome.good() && !lines.isEmpty() && lines.getLast().equals("end")
        ? Fact.known(archives(lines))
        : Fact.unknown(Trouble.ended(WHAT, outcome));
  }

  private static List<Vitals.Archive> archives(List<String> lines) {
    List<Vitals.Archive> archives = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("archive ")) {
        archives.add(new Vitals.Archive(line.substring("archive ".length()), List.of()));
      } else if (line.startsWith("entry ") && !archives.isEmpty()) {
        Vitals.Archive last = archives.removeLast();
        List<String> head = new ArrayList<>(last.head());
        head.add(line.substring("entry ".length()));
        archives.add(new Vitals.Archive(last.file(), head));
      }
    }
    return archives;
  }
}
