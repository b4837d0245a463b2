package org.qjailctl.executors.probe;

import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.doctor.Vitals;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Scope;

/** What to ask a host, in one batch, to tell whether it is fit. */
public final class DoctorProbe {

  /** What was seen. */
  public record Seen(HostState host, Vitals vitals) {}

  private final Reading<Seen> reading;

  private DoctorProbe(Reading<Seen> reading) {
    this.reading = reading;
  }

  /**
   * The probe.
   *
   * @param scope what of the host's state is looked at
   * @param rcFiles the files of rc.conf(5) whose text is looked at
   */
  public static DoctorProbe of(Scope scope, Collection<HostPath> rcFiles) {
    SortedMap<HostPath, HostPath> files = new TreeMap<>();
    rcFiles.forEach(file -> files.put(file, file));
    Reading<Vitals> vitals =
        Reading.of(Vitals.NOT_LOOKED_AT)
            .and(KernelReading.releases(), Vitals::withKernel)
            .and(KernelReading.security(), Vitals::withSecurity)
            .and(KernelReading.pfModule(), Vitals::withPfModule)
            .and(TextFile.reading(DiffReading.QJAIL), Vitals::withQjailScript)
            .and(DiffReading.refuses(), Vitals::withDiffRefuses)
            .and(PfReading.complaint(), Vitals::withPfConfComplaint)
            .and(ListenersReading.ofHost(), Vitals::withListeners)
            .and(SpaceReading.ofJails(), Vitals::withSpace)
            .and(ArchivesReading.all(), Vitals::withArchives)
            .and(Reading.each(files, (path, file) -> TextFile.reading(file)), Vitals::withRcFiles);
    return new DoctorProbe(Probe.reading(scope).and(vitals, Seen::new));
  }

  /** The operations, none of which depends on another or changes anything. */
  public Batch batch() {
    return Batch.all(reading.operations());
  }

  /**
   * What {@code outcomes} tell.
   *
   * @param outcomes those of this probe's own items, in their order
   */
  public Seen read(List<Outcome> outcomes) {
    return reading.read(outcomes);
  }
}
