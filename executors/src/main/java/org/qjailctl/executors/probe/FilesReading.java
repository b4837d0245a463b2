package org.qjailctl.executors.probe;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;

/** Files of the host, or of a jail as the jail sees them. */
final class FilesReading {

  private FilesReading() {}

  static Reading<SortedMap<HostPath, Fact<FileState>>> of(
      SortedSet<HostPath> paths, Confinement within) {
    return of(paths, path -> path, within);
  }

  /**
   * Files that stand elsewhere on the host.
   *
   * @param where where on the host each of {@code paths} is
   */
  static Reading<SortedMap<HostPath, Fact<FileState>>> of(
      SortedSet<HostPath> paths, UnaryOperator<HostPath> where) {
    return of(paths, where, Confinement.none());
  }

  private static Reading<SortedMap<HostPath, Fact<FileState>>> of(
      SortedSet<HostPath> paths, UnaryOperator<HostPath> where, Confinement within) {
    if (paths.isEmpty()) {
      return Reading.of(new TreeMap<>());
    }
    SortedMap<HostPath, HostPath> places = new TreeMap<>();
    paths.forEach(path -> places.put(path, where.apply(path)));
    return Owners.reading(within)
        .and(
            Reading.each(places, (path, place) -> HostListing.file(place, within)),
            (owners, listings) -> {
              SortedMap<HostPath, Fact<FileState>> states = new TreeMap<>();
              listings.forEach(
                  (path, listing) ->
                      states.put(
                          path,
                          Facts.then(
                              owners,
                              known ->
                                  Facts.then(
                                      listing,
                                      entries -> HostListing.state(path, entries, known)))));
              return states;
            });
  }
}
