package org.qjailctl.executors.probe;

import java.util.List;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.PfState;
import org.qjailctl.core.observed.Scope;

/**
 * What to ask a host, in one batch, to learn what a scope asks for; and how to read its answers.
 */
public final class Probe {

  private final Reading<HostState> reading;

  private Probe(Reading<HostState> reading) {
    this.reading = reading;
  }

  /** The probe that reads what {@code scope} asks for and nothing else. */
  public static Probe of(Scope scope) {
    return of(scope, Secrets.none());
  }

  /** The same, which compares passwords with those of {@code secrets} that are at hand. */
  public static Probe of(Scope scope, Secrets secrets) {
    return new Probe(reading(scope, secrets));
  }

  /** What {@code scope} asks for, for probes that ask for something more. */
  static Reading<HostState> reading(Scope scope) {
    return reading(scope, Secrets.none());
  }

  private static Reading<HostState> reading(Scope scope, Secrets secrets) {
    return SystemReading.of(scope.system())
        .and(InterfacesReading.of(scope.interfaces()), HostWithout.Places::new)
        .and(Reading.each(scope.places(), PlaceReading::of), HostWithout.Places::with)
        .and(QjailReading.of(scope), HostWithout.Qjail::with)
        .and(
            scope.pf().map(PfReading::of).orElse(Reading.of(PfState.notProbed())),
            HostWithout.Pf::with)
        .and(StorageReading.of(scope.storage()), HostWithout.Storage::with)
        .and(JailKernelReading.of(scope.kernel().jails()), HostWithout.Kernel::with)
        .and(
            Reading.each(scope.clusters(), (jail, cluster) -> ClusterReading.of(cluster, secrets)),
            HostWithout.Clusters::with)
        .and(SysctlReading.of(scope.kernel().variables()), HostWithout.Sysctl::with);
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
  public HostState read(List<Outcome> outcomes) {
    return reading.read(outcomes);
  }
}
