package org.qjailctl.executors.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;

/** A flavor: whether its folder is there, and some files of it by their path in a jail. */
final class FlavorReading {

  private static final HostPath FLAVORS = HostPath.of("/usr/jails/flavors");

  private FlavorReading() {}

  static Reading<Fact<Optional<SortedMap<HostPath, FileState>>>> of(
      FlavorName name, SortedSet<HostPath> files) {
    HostPath folder = FLAVORS.child(name.value());
    SortedMap<HostPath, HostPath> asked = new TreeMap<>();
    files.forEach(path -> asked.put(path, path.under(folder)));
    return HostListing.of(folder, 0, Operation.Contents.NONE)
        .and(
            Reading.each(asked, (path, there) -> FilesReading.of(there, Confinement.none())),
            (root, states) -> Facts.then(root, entries -> flavor(entries, states)));
  }

  private static Fact<Optional<SortedMap<HostPath, FileState>>> flavor(
      List<TreeEntry> entries, SortedMap<HostPath, Fact<FileState>> states) {
    if (entries.isEmpty() || entries.getFirst().type() != TreeEntry.Type.DIRECTORY) {
      return Fact.known(Optional.empty());
    }
    Fact<SortedMap<HostPath, FileState>> all = Fact.known(new TreeMap<>());
    for (Map.Entry<HostPath, Fact<FileState>> state : states.entrySet()) {
      all =
          Facts.both(
              all,
              state.getValue(),
              (found, value) -> {
                SortedMap<HostPath, FileState> more = new TreeMap<>(found);
                more.put(state.getKey(), value);
                return more;
              });
    }
    return all.map(Optional::of);
  }
}
