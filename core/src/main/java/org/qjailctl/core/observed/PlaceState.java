package org.qjailctl.core.observed;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Guard;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.net.Port;

/**
 * What was found in one place, the host or a jail: only what was asked for.
 *
 * @param rcConf the effect of rc.conf(5): the variables that are set, defaults included
 * @param packages the installed ones among those asked for, with their versions
 * @param lines those that were looked for and stand in each file
 * @param services whether each service runs
 * @param ports whether something listens on each TCP port
 * @param accounts the users and groups
 * @param guards whether each guard succeeds
 */
public record PlaceState(
    Fact<SortedMap<RcVariable, String>> rcConf,
    Fact<SortedMap<PackageName, String>> packages,
    SortedMap<HostPath, Fact<FileState>> files,
    SortedMap<HostPath, Fact<SortedSet<String>>> lines,
    SortedMap<ServiceName, Fact<ServiceState>> services,
    SortedMap<Port, Fact<Boolean>> ports,
    Fact<ObservedAccounts> accounts,
    SortedMap<Guard, Fact<Boolean>> guards) {

  public PlaceState {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    lines = Collections.unmodifiableSortedMap(new TreeMap<>(lines));
    services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
    ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
    guards = Collections.unmodifiableSortedMap(new TreeMap<>(guards));
  }

  /** A place of which nothing is known. */
  public static PlaceState unknown(String reason) {
    return new PlaceState(
        Fact.unknown(reason),
        Fact.unknown(reason),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        new TreeMap<>(),
        Fact.unknown(reason),
        new TreeMap<>());
  }

  /** The same with other answers of some of its guards. */
  public PlaceState answering(SortedMap<Guard, Fact<Boolean>> others) {
    SortedMap<Guard, Fact<Boolean>> all = new TreeMap<>(guards);
    all.putAll(others);
    return new PlaceState(rcConf, packages, files, lines, services, ports, accounts, all);
  }

  /** The same, with the guards of {@code scope} that have no answer told as not asked. */
  PlaceState notAsked(PlaceScope scope) {
    SortedMap<Guard, Fact<Boolean>> unasked = new TreeMap<>();
    for (Guard guard : scope.guards()) {
      if (!guards.containsKey(guard)) {
        unasked.put(guard, Fact.notAsked());
      }
    }
    return answering(unasked);
  }

  public Fact<FileState> file(HostPath path) {
    return files.getOrDefault(path, Fact.notProbed());
  }

  /** The lines that were looked for in a file and stand there. */
  public Fact<SortedSet<String>> linesOf(HostPath file) {
    return lines.getOrDefault(file, Fact.notProbed());
  }

  public Fact<ServiceState> service(ServiceName service) {
    return services.getOrDefault(service, Fact.notProbed());
  }

  public Fact<Boolean> portAnswers(Port port) {
    return ports.getOrDefault(port, Fact.notProbed());
  }

  /** Whether a guard's exit status is 0. */
  public Fact<Boolean> guardSucceeds(Guard guard) {
    return guards.getOrDefault(guard, Fact.notProbed());
  }
}
