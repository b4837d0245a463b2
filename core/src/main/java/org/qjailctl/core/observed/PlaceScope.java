package org.qjailctl.core.observed;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Guard;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.net.Port;

/**
 * What to read in one place.
 *
 * @param rcPrefixes read every rc.conf variable whose name starts so
 * @param lines which lines to look for in which files
 * @param services each with the files that it reads when it starts
 * @param accounts whether to read who the users and groups are
 * @param guards commands to run, of which each tells something by its exit status
 */
public record PlaceScope(
    SortedSet<RcVariable> rcVariables,
    SortedSet<RcVariable> rcPrefixes,
    SortedSet<PackageName> packages,
    SortedSet<HostPath> files,
    SortedMap<HostPath, SortedSet<String>> lines,
    SortedMap<ServiceName, SortedSet<HostPath>> services,
    SortedSet<Port> ports,
    boolean accounts,
    SortedSet<Guard> guards) {

  public static final PlaceScope NOTHING =
      new PlaceScope(
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeSet<>(),
          false,
          new TreeSet<>());

  public PlaceScope {
    rcVariables = copy(rcVariables);
    rcPrefixes = copy(rcPrefixes);
    packages = copy(packages);
    files = copy(files);
    lines = copy(lines);
    services = copy(services);
    ports = copy(ports);
    guards = copy(guards);
  }

  public PlaceScope withRcVariables(Collection<RcVariable> more) {
    return new PlaceScope(
        union(rcVariables, more),
        rcPrefixes,
        packages,
        files,
        lines,
        services,
        ports,
        accounts,
        guards);
  }

  public PlaceScope withRcPrefixes(Collection<RcVariable> more) {
    return new PlaceScope(
        rcVariables,
        union(rcPrefixes, more),
        packages,
        files,
        lines,
        services,
        ports,
        accounts,
        guards);
  }

  public PlaceScope withPackages(Collection<PackageName> more) {
    return new PlaceScope(
        rcVariables,
        rcPrefixes,
        union(packages, more),
        files,
        lines,
        services,
        ports,
        accounts,
        guards);
  }

  public PlaceScope withFiles(Collection<HostPath> more) {
    return new PlaceScope(
        rcVariables,
        rcPrefixes,
        packages,
        union(files, more),
        lines,
        services,
        ports,
        accounts,
        guards);
  }

  /** Looks for a line that stands alone in a file. */
  public PlaceScope withLine(HostPath file, String line) {
    SortedMap<HostPath, SortedSet<String>> more = new TreeMap<>();
    more.put(file, new TreeSet<>(Set.of(line)));
    return new PlaceScope(
        rcVariables,
        rcPrefixes,
        packages,
        files,
        union(lines, more),
        services,
        ports,
        accounts,
        guards);
  }

  /** Asks for a service, which reads {@code read} when it starts. */
  public PlaceScope withService(ServiceName service, Collection<HostPath> read) {
    SortedMap<ServiceName, SortedSet<HostPath>> more = new TreeMap<>();
    more.put(service, new TreeSet<>(read));
    return withServices(more);
  }

  private PlaceScope withServices(SortedMap<ServiceName, SortedSet<HostPath>> more) {
    return new PlaceScope(
        rcVariables,
        rcPrefixes,
        packages,
        files,
        lines,
        union(services, more),
        ports,
        accounts,
        guards);
  }

  public PlaceScope withPorts(Collection<Port> more) {
    return new PlaceScope(
        rcVariables,
        rcPrefixes,
        packages,
        files,
        lines,
        services,
        union(ports, more),
        accounts,
        guards);
  }

  /** What either asks for. */
  public PlaceScope and(PlaceScope other) {
    return withRcVariables(other.rcVariables)
        .withRcPrefixes(other.rcPrefixes)
        .withPackages(other.packages)
        .withFiles(other.files)
        .withLines(other.lines)
        .withServices(other.services)
        .withPorts(other.ports)
        .withAccounts(other.accounts)
        .withGuards(other.guards);
  }

  /** Asks who the users and groups are. */
  public PlaceScope withAccounts() {
    return withAccounts(true);
  }

  private PlaceScope withAccounts(boolean more) {
    return new PlaceScope(
        rcVariables, rcPrefixes, packages, files, lines, services, ports, accounts || more, guards);
  }

  /** Runs commands that change nothing. */
  public PlaceScope withGuards(Collection<Guard> more) {
    return new PlaceScope(
        rcVariables,
        rcPrefixes,
        packages,
        files,
        lines,
        services,
        ports,
        accounts,
        union(guards, more));
  }

  /** The same without the commands that the manifest names; whether a path is there is asked. */
  PlaceScope withoutCommands() {
    SortedSet<Guard> harmless = new TreeSet<>(guards);
    harmless.removeIf(Guard::isCommand);
    return new PlaceScope(
        rcVariables, rcPrefixes, packages, files, lines, services, ports, accounts, harmless);
  }

  private PlaceScope withLines(SortedMap<HostPath, SortedSet<String>> more) {
    return new PlaceScope(
        rcVariables,
        rcPrefixes,
        packages,
        files,
        union(lines, more),
        services,
        ports,
        accounts,
        guards);
  }

  private static <K extends Comparable<? super K>, T extends Comparable<? super T>>
      SortedMap<K, SortedSet<T>> copy(SortedMap<K, SortedSet<T>> map) {
    SortedMap<K, SortedSet<T>> copies = new TreeMap<>();
    map.forEach((key, set) -> copies.put(key, copy(set)));
    return Collections.unmodifiableSortedMap(copies);
  }

  private static <K extends Comparable<? super K>, T extends Comparable<? super T>>
      SortedMap<K, SortedSet<T>> union(
          SortedMap<K, SortedSet<T>> one, SortedMap<K, SortedSet<T>> more) {
    SortedMap<K, SortedSet<T>> all = new TreeMap<>(one);
    more.forEach((key, set) -> all.merge(key, set, PlaceScope::union));
    return all;
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
