package org.qjailctl.planner.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.FitnessQuestion;
import org.qjailctl.core.observed.HostQuestion;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.PlaceQuestion;
import org.qjailctl.core.observed.QjailQuestion;
import org.qjailctl.core.observed.Questions;

/** Looks a host over. */
public final class Examination {

  /** To look at something more, add a line. */
  private static final List<Function<Patient, List<Finding>>> CHECKS =
      List.of(
          SystemChecks::of,
          SpaceCheck::of,
          QjailChecks::of,
          JailChecks::of,
          ArchiveCheck::of,
          RcConfChecks::of,
          PfChecks::of,
          SshdChecks::of);

  private Examination() {}

  /** What is asked of a host, whatever the manifest is. */
  public static Questions questions() {
    return Questions.of(
            new HostQuestion.HostSystem(),
            new HostQuestion.Interfaces(),
            PlaceQuestion.RcConf.of(
                Place.host(), Set.of(PfChecks.PF_ENABLE, PfChecks.PF_FALLBACK_RULES_ENABLE)),
            new QjailQuestion.Version(),
            new QjailQuestion.BaseRelease(),
            new QjailQuestion.Jails(),
            new HostQuestion.Pf(),
            new HostQuestion.Storage(),
            new FitnessQuestion.KernelReleases(),
            new FitnessQuestion.SecurityLevel(),
            new FitnessQuestion.PfModule(),
            QjailChecks.SCRIPT,
            new FitnessQuestion.DiffRefuses(),
            new FitnessQuestion.PfConfComplaint(),
            new FitnessQuestion.Listeners(),
            new FitnessQuestion.JailSpace(),
            new FitnessQuestion.Archives())
        .with(RcConfChecks.FILES);
  }

  /**
   * The findings, at least one for each thing that is looked at, in an order that is always the
   * same. Of a host that is not FreeBSD there is nothing more to say.
   *
   * @param host by {@link #questions()}
   * @param manifest the one that is meant for the host, when there is one
   */
  public static List<Finding> of(HostState host, Optional<Manifest> manifest) {
    Patient patient = new Patient(host, manifest);
    if (patient.isNoFreebsd()) {
      return SystemChecks.of(patient);
    }
    return CHECKS.stream()
        .flatMap(check -> Stream.of(check.apply(patient)))
        .flatMap(List::stream)
        .toList();
  }
}
