package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FitnessQuestion;

/** The archives that qjail made, by {@link ArchiveHeadsScript}. */
final class ArchivesReading {

  private static final String FOLDER = "/usr/jails/archive";
  private static final String WHAT = "listing archives";

  private ArchivesReading() {}

  static Reading<Fact<List<FitnessQuestion.Archive>>> all() {
    return Reading.of(
        Operation.Run.of("sh", "-c", ArchiveHeadsScript.TEXT, "sh", FOLDER), ArchivesReading::read);
  }

  private static Fact<List<FitnessQuestion.Archive>> read(Outcome outcome) {
    Optional<String> unfinished = Trouble.unfinished(WHAT, outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    List<String> lines = outcome.stdout().utf8().lines().toList();
    return outcome.good() && !lines.isEmpty() && lines.getLast().equals("end")
        ? Fact.known(archives(lines))
        : Fact.unknown(Trouble.ended(WHAT, outcome));
  }

  private static List<FitnessQuestion.Archive> archives(List<String> lines) {
    List<FitnessQuestion.Archive> archives = new ArrayList<>();
    for (String line : lines) {
      if (line.startsWith("archive ")) {
        archives.add(new FitnessQuestion.Archive(line.substring("archive ".length()), List.of()));
      } else if (line.startsWith("entry ") && !archives.isEmpty()) {
        FitnessQuestion.Archive last = archives.removeLast();
        List<String> head = new ArrayList<>(last.head());
        head.add(line.substring("entry ".length()));
        archives.add(new FitnessQuestion.Archive(last.file(), head));
      }
    }
    return archives;
  }
}
