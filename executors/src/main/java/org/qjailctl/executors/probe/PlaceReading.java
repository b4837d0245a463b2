package org.qjailctl.executors.probe;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.RcVariable;
import org.qjailctl.core.manifest.ServiceName;
import org.qjailctl.core.net.Port;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.PlaceScope;
import org.qjailctl.core.observed.PlaceState;

/** One place, the host or a jail. */
final class PlaceReading {

  private PlaceReading() {}

  static Reading<PlaceState> of(Place place, PlaceScope scope) {
    return RcConfReading.of(place, scope.rcVariables(), scope.rcPrefixes())
        .and(PackagesReading.of(place, scope.packages()), Settings::new)
        .and(files(place, scope.files()), Contents::new)
        .and(each(scope.services(), service -> ServiceReading.of(place, service)), Running::new)
        .and(each(scope.ports(), port -> PortReading.of(place, port)), Running::with);
  }

  private static Reading<SortedMap<HostPath, Fact<FileState>>> files(
      Place place, SortedSet<HostPath> paths) {
    return switch (place) {
      case Place.OnHost host -> HostFilesReading.of(paths);
      case Place.InJail jail -> each(paths, path -> JailFileReading.of(jail, path));
    };
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

  private record Running(Contents contents, SortedMap<ServiceName, Fact<Boolean>> services) {
    PlaceState with(SortedMap<Port, Fact<Boolean>> ports) {
      Settings settings = contents.settings;
      return new PlaceState(settings.rcConf, settings.packages, contents.files, services, ports);
    }
  }
}
