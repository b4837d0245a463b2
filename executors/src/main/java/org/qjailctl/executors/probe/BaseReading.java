package org.qjailctl.executors.probe;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.observed.Fact;

/**
 * The base system that jails share, and its release.
 *
 * <p>Its userland tells its release before {@code qjail install} is done, so the folders that it
 * makes are looked at too: it fills template, moves most of it to sharedfs, puts template/sharedfs
 * there, then makes archive and flavors (qjail 5.0, function install). Cut short behind that, it is
 * told by the note that qjailctl made before.
 */
final class BaseReading {

  private static final HostPath JAILS = HostPath.of("/usr/jails");
  private static final String VERSION = JAILS + "/sharedfs/bin/freebsd-version";

  private static final List<HostPath> FOLDERS =
      List.of(
          JAILS.child("template/sharedfs"),
          JAILS.child("sharedfs/usr"),
          JAILS.child("flavors"),
          JAILS.child("archive"));

  private BaseReading() {}

  static Reading<Fact<Optional<String>>> of() {
    SortedMap<HostPath, HostPath> folders = new TreeMap<>();
    FOLDERS.forEach(folder -> folders.put(folder, folder));
    return Reading.each(
            folders, (path, folder) -> HostListing.of(folder, 0, Operation.Contents.NONE))
        .map(found -> found.values().stream().map(f -> f.map(BaseReading::isFolder)).toList())
        .map(
            found ->
                found.stream()
                    .reduce(
                        Fact.known(true), (one, other) -> Facts.both(one, other, (a, b) -> a && b)))
        .and(
            HostListing.of(Zone.HOST.installing(), 0, Operation.Contents.NONE),
            (complete, note) -> Facts.both(complete, note, (is, begun) -> is && begun.isEmpty()))
        .and(
            Reading.of(Operation.Run.of(VERSION, "-u"), BaseReading::release),
            (complete, release) ->
                Facts.both(complete, release, (is, known) -> known.filter(r -> is)));
  }

  private static boolean isFolder(List<TreeEntry> entries) {
    return !entries.isEmpty() && entries.getFirst().type() == TreeEntry.Type.DIRECTORY;
  }

  private static Fact<Optional<String>> release(Outcome outcome) {
    Optional<String> unfinished = Trouble.unfinished(VERSION, outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    if (outcome.exit() == 127) {
      return Fact.known(Optional.empty());
    }
    String printed = outcome.stdout().utf8().strip();
    return outcome.good() && printed.matches("\\S{1,60}")
        ? Fact.known(Optional.of(printed))
        : Fact.unknown(Trouble.ended(VERSION, outcome));
  }
}
