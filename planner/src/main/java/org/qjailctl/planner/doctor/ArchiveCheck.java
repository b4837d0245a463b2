package org.qjailctl.planner.doctor;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FitnessQuestion;

/**
 * The archives' beginnings. qjail puts a jail's four control files before its tree; for a jail in
 * manual or norun status it looks for them under wrong names, leaves an archive without, and
 * restores such an archive without a word (recording 09).
 */
final class ArchiveCheck {

  private static final List<String> FOLDERS =
      List.of("qjail.fstab", "qjail.config", "qjail.global", "qjail.local");

  private ArchiveCheck() {}

  static List<Finding> of(Patient patient) {
    Fact<List<FitnessQuestion.Archive>> archives = patient.answer(new FitnessQuestion.Archives());
    if (archives instanceof Fact.Unknown<List<FitnessQuestion.Archive>>(String reason)) {
      return List.of(DoctorCode.ARCHIVES.unknown(reason));
    }
    List<Finding> findings = new ArrayList<>();
    List<FitnessQuestion.Archive> all = archives.known().orElse(List.of());
    for (FitnessQuestion.Archive archive : all) {
      List<String> missing = FOLDERS.stream().filter(folder -> !holds(archive, folder)).toList();
      if (!missing.isEmpty()) {
        findings.add(
            DoctorCode.ARCHIVES.warning(
                archive.file() + " lacks the jail's files of " + Words.list(missing),
                "A jail that is restored from it cannot start, and a newer archive of it may hide a"
                    + " good older one.",
                "rm "
                    + Words.typed("/usr/jails/archive/" + archive.file())
                    + ", after qjail config -R or -M (lifts the status) and qjail archive made a"
                    + " whole one"));
      }
    }
    return findings.isEmpty()
        ? List.of(DoctorCode.ARCHIVES.ok(all.size() + " archived, each with its definition"))
        : findings;
  }

  private static boolean holds(FitnessQuestion.Archive archive, String folder) {
    String prefix = "/usr/local/etc/" + folder;
    return archive.head().stream()
        .map(entry -> entry.startsWith("/") ? entry : "/" + entry)
        .anyMatch(entry -> entry.startsWith(prefix + "/") || entry.startsWith(prefix + "."));
  }
}
