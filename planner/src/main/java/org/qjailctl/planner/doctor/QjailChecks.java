package org.qjailctl.planner.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Base;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FitnessQuestion;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.SystemFacts;

/** qjail itself, and the base system that its jails share. */
final class QjailChecks {

  /** The script, as its package puts it there. */
  static final PlaceQuestion.Text SCRIPT =
      new PlaceQuestion.Text(Place.host(), HostPath.of("/usr/local/bin/qjail"));

  private QjailChecks() {}

  static List<Finding> of(Patient patient) {
    Fact<Optional<String>> version = patient.host().qjail().version();
    List<Finding> findings = new ArrayList<>();
    findings.add(DoctorCode.QJAIL.judge(version, found -> version(found, patient)));
    if (version.known().flatMap(found -> found).isPresent()) {
      findings.add(diff(patient));
      findings.add(
          DoctorCode.BASE.judge(
              patient.host().qjail().baseRelease(), found -> base(found, patient)));
    }
    return findings;
  }

  private static Finding version(Optional<String> version, Patient patient) {
    if (version.isEmpty()) {
      boolean comes = patient.manifest().flatMap(manifest -> manifest.qjail()).isPresent();
      return comes
          ? DoctorCode.QJAIL.ok("no qjail yet; the manifest installs it")
          : DoctorCode.QJAIL.problem(
              "there is no qjail",
              "qjailctl makes jails with it.",
              "pkg install qjail, or a section qjail in the manifest");
    }
    return version.get().startsWith("5.")
        ? DoctorCode.QJAIL.ok("qjail " + version.get())
        : DoctorCode.QJAIL.problem(
            "qjail is of version " + version.get(),
            "The options of other versions than 5 mean other things: -p was cpuset in 3.x.",
            "pkg upgrade qjail");
  }

  /**
   * qjail 5.0 as published runs {@code diff -ruq} as it creates a jail; FreeBSD 13.2's diff(1)
   * refuses two formats at once, and every create ends with exit status 3 (recorded).
   */
  private static Finding diff(Patient patient) {
    return DoctorCode.QJAIL_DIFF.judge(
        patient.answer(SCRIPT),
        script -> {
          boolean uses =
              script.filter(text -> text.lines().anyMatch(QjailChecks::callsDiff)).isPresent();
          if (!uses) {
            return DoctorCode.QJAIL_DIFF.ok("qjail calls diff as this host takes it");
          }
          return DoctorCode.QJAIL_DIFF.judge(
              patient.answer(new FitnessQuestion.DiffRefuses()),
              refuses ->
                  refuses
                      ? DoctorCode.QJAIL_DIFF.problem(
                          "qjail runs diff -ruq, which this host's diff(1) refuses",
                          "Every qjail create fails: Error invalid directories in flavor.",
                          "sed -i '' 's/diff -ruq/diff -rq/' /usr/local/bin/qjail")
                      : DoctorCode.QJAIL_DIFF.ok("this host's diff takes -ruq"));
        });
  }

  private static boolean callsDiff(String line) {
    return line.strip().matches("(?!#).*\\bdiff -ruq\\b.*");
  }

  private static Finding base(Optional<String> base, Patient patient) {
    if (base.isEmpty()) {
      return patient
          .manifest()
          .flatMap(manifest -> manifest.qjail())
          .flatMap(q -> q.base())
          .map(comes -> toCome(comes.source()))
          .orElseGet(
              () ->
                  DoctorCode.BASE.problem(
                      "/usr/jails holds no base system, or one that is not whole",
                      "No jail can be made without it.",
                      "qjail install -f FOLDER, where FOLDER holds the release's base.txz"));
    }
    Fact<SystemFacts> system = patient.host().system();
    return DoctorCode.BASE.judge(system, facts -> base(base.get(), facts.release()));
  }

  private static Finding toCome(Base.Source source) {
    return switch (source) {
      case Base.Source.Verified file ->
          DoctorCode.BASE.ok("no base system yet; the manifest installs it");
      case Base.Source.Release release ->
          DoctorCode.BASE.warning(
              "no base system yet; the manifest lets qjail fetch it by ftp from " + release.host(),
              "The host has to reach that server, and nothing is held against a digest.",
              "qjail.base.source: an https address of base.txz, with its sha256");
    };
  }

  private static Finding base(String base, String host) {
    int order = Releases.compare(base, host);
    String what = "the jails' base system is " + base;
    if (order == 0) {
      return DoctorCode.BASE.ok(what);
    }
    String both = what + ", the host is " + host;
    return order > 0
        ? DoctorCode.BASE.problem(
            both,
            "A userland that is newer than the kernel is not supported: its programs may fail in"
                + " any way.",
            "Bring the host to " + base + ", or install the base system anew.")
        : DoctorCode.BASE.warning(
            both,
            "The jails lack the host's fixes.",
            "qjail stop && qjail update -b && qjail start");
  }
}
