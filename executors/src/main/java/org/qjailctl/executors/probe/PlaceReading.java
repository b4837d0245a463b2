package org.qjailctl.executors.probe;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Guard;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.ObservedAccounts;
import org.qjailctl.core.observed.PlaceScope;
import org.qjailctl.core.observed.PlaceState;
import org.qjailctl.core.observed.ServiceState;

/** One place, the host or a jail. */
final class PlaceReading {

  private PlaceReading() {}

  static Reading<PlaceState> of(Place place, PlaceScope scope) {
    return RcConfReading.of(place, scope.rcVariables(), scope.rcPrefixes())
        .and(PackagesReading.of(place, scope.packages()), Settings::new)
        .and(FilesReading.of(scope.files(), place.confinement()), Contents::new)
        .and(
            Reading.each(
                scope.lines(), (file, lines) -> LinesReading.of(file, lines, place.confinement())),
            Texts::new)
        .and(
            Reading.each(
                scope.services(), (service, files) -> ServiceReading.of(place, service, files)),
            Running::new)
        .and(each(scope.ports(), port -> PortReading.of(place, port)), Ports::new)
        .and(AccountsReading.of(scope.accounts(), place.confinement()), Accounts::new)
        .and(each(scope.guards(), guard -> GuardReading.of(place, guard)), Accounts::with);
  }

  private static <K extends Comparable<? super K>, T> Reading<SortedMap<K, T>> each(
      SortedSet<K> keys, Function<K, Reading<T>> one) {
    SortedMap<K, Reading<T>> readings = new TreeMap<>();
    keys.forEach(key -> readings.put(key, one.apply(key)));
    return Reading.each(readings, (key, reading) -> reading);
  }

  private record Settings(
      Fact<SortedMap<RcVariable, String>> rcConf, Fact<SortedMap<PackageName, String>> packages) {}

  private record Contents(Settings settings, SortedMap<HostPath, Fact<FileState>> files) {}

  private record Texts(Contents contents, SortedMap<HostPath, Fact<SortedSet<String>>> lines) {}

  private record Running(Texts texts, SortedMap<ServiceName, Fact<ServiceState>> services) {}

  private record Ports(Running running, SortedMap<Port, Fact<Boolean>> ports) {}

  private record Accounts(Ports ports, Fact<ObservedAccounts> accounts) {
    PlaceState with(SortedMap<Guard, Fact<Boolean>> guards) {
      Running running = ports.running;
      Contents contents = running.texts.contents;
      return new PlaceState(
          contents.settings.rcConf,
          contents.settings.packages,
          contents.files,
          running.texts.lines,
          running.services,
          ports.ports,
          accounts,
          guards);
    }
  }
}
