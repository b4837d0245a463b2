package org.qjailctl.planner.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.qjailctl.core.doctor.Finding;
import org.qjailctl.core.doctor.Vitals;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.PlaceScope;
import org.qjailctl.core.observed.Scope;
import org.qjailctl.core.observed.StorageScope;

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

  /** What of the host's state is looked at, whatever the manifest is. */
  public static Scope scope() {
    return Scope.NOTHING
        .withSystem()
        .withInterfaces()
        .withQjail()
        .withAllJails()
        .withPf("")
        .withStorage(new StorageScope(true, new TreeSet<>()))
        .withPlace(
            Place.host(),
            PlaceScope.NOTHING.withRcVariables(
                Set.of(PfChecks.PF_ENABLE, PfChecks.PF_FALLBACK_RULES_ENABLE)));
  }

  /**
   * The findings, at least one for each thing that is looked at, in an order that is always the
   * same. Of a host that is not FreeBSD there is nothing more to say.
   *
   * @param host by {@link #scope()}
   * @param manifest the one that is meant for the host, when there is one
   */
  public static List<Finding> of(HostState host, Vitals vitals, Optional<Manifest> manifest) {
    Patient patient = new Patient(host, vitals, manifest);
    if (patient.isNoFreebsd()) {
      return SystemChecks.of(patient);
    }
    return CHECKS.stream()
        .flatMap(check -> Stream.of(check.apply(patient)))
        .flatMap(List::stream)
        .toList();
  }
}
