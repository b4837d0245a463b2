package org.qjailctl.core.observed;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.net.Port;

/**
 * What to read in one place.
 *
 * @param rcPrefixes read every rc.conf variable whose name starts so
 */
public record PlaceScope(
    SortedSet<RcVariable> rcVariables,
    SortedSet<RcVariable> rcPrefixes,
    SortedSet<PackageName> packages,
    SortedSet<HostPath> files,
    SortedSet<ServiceName> services,
    SortedSet<Port> ports) {

  public static final PlaceScope NOTHING =
      new PlaceScope(
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>());

  public PlaceScope {
    rcVariables = copy(rcVariables);
    rcPrefixes = copy(rcPrefixes);
    packages = copy(packages);
    files = copy(files);
    services = copy(services);
    ports = copy(ports);
  }

  public PlaceScope withRcVariables(Collection<RcVariable> more) {
    return new PlaceScope(union(rcVariables, more), rcPrefixes, packages, files, services, ports);
  }

  public PlaceScope withRcPrefixes(Collection<RcVariable> more) {
    return new PlaceScope(rcVariables, union(rcPrefixes, more), packages, files, services, ports);
  }

  public PlaceScope withPackages(Collection<PackageName> more) {
    return new PlaceScope(rcVariables, rcPrefixes, union(packages, more), files, services, ports);
  }

  public PlaceScope withFiles(Collection<HostPath> more) {
    return new PlaceScope(rcVariables, rcPrefixes, packages, union(files, more), services, ports);
  }

  public PlaceScope withServices(Collection<ServiceName> more) {
    return new PlaceScope(rcVariables, rcPrefixes, packages, files, union(services, more), ports);
  }

  public PlaceScope withPorts(Collection<Port> more) {
    return new PlaceScope(rcVariables, rcPrefixes, packages, files, services, union(ports, more));
  }

  /** What either asks for. */
  public PlaceScope and(PlaceScope other) {
    return withRcVariables(other.rcVariables)
        .withRcPrefixes(other.rcPrefixes)
        .withPackages(other.packages)
        .withFiles(other.files)
        .withServices(other.services)
        .withPorts(other.ports);
  }

  private static <T extends Comparable<? super T>> SortedSet<T> copy(SortedSet<T> set) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(set));
  }

  private static <T extends Comparable<? super T>> SortedSet<T> union(
      SortedSet<T> one, Collection<T> more) {
    SortedSet<T> all = new TreeSet<>(one);
    all.addAll(more);
    return all;
  }
}
