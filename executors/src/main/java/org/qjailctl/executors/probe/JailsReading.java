package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.net.IpAddress;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FoundJails;
import org.qjailctl.core.observed.ObservedJail;

/** qjail's jails: their definition files, and what jls(8) says of those that run. */
final class JailsReading {

  private JailsReading() {}

  /** Those of {@code only}; all where it is empty. */
  static Reading<Fact<FoundJails>> of(Optional<SortedSet<JailName>> only) {
    return definitions(only.map(JailsReading::only).orElseGet(JailsReading::all));
  }

  private static Reading<Fact<List<TreeEntry>>> all() {
    return HostListing.of(Zone.HOST.definitions(), 1, Operation.Contents.BYTES)
        .and(
            ZonesReading.of(),
            (found, zones) ->
                Facts.both(found, zones.map(ZonedDefinitions::of), JailsReading::concatenated))
        .and(
            HostListing.of(JailPaths.KEPT, 2, Operation.Contents.BYTES),
            (found, kept) -> Facts.both(found, kept, KeptDefinitions::instead));
  }

  private static Reading<Fact<List<TreeEntry>>> only(SortedSet<JailName> names) {
    Reading<Fact<List<TreeEntry>>> files = Reading.of(Fact.known(List.of()));
    for (JailName name : names) {
      for (String file : DefinitionFile.namesOf(name)) {
        files =
            files.and(
                HostListing.of(name.zone().definitions().child(file), 0, Operation.Contents.BYTES),
                (all, more) -> Facts.both(all, more, JailsReading::concatenated));
      }
    }
    return files;
  }

  private static Reading<Fact<FoundJails>> definitions(Reading<Fact<List<TreeEntry>>> files) {
    return files.and(
        RunningJails.reading(),
        (definitions, running) ->
            Facts.then(
                definitions,
                entries ->
                    Facts.then(
                        running,
                        seen ->
                            jails(entries, seen.jails())
                                .map(jails -> new FoundJails(jails, strangers(jails, seen))))));
  }

  private static SortedSet<IpAddress> strangers(
      SortedMap<JailName, ObservedJail> jails, RunningJails.Seen seen) {
    SortedSet<IpAddress> addresses = new TreeSet<>(seen.strangers());
    seen.jails()
        .forEach(
            (name, jail) -> {
              if (!jails.containsKey(name)) {
                addresses.addAll(jail.addresses());
              }
            });
    return addresses;
  }

  private static List<TreeEntry> concatenated(List<TreeEntry> some, List<TreeEntry> more) {
    List<TreeEntry> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  private static Fact<SortedMap<JailName, ObservedJail>> jails(
      List<TreeEntry> entries, SortedMap<JailName, ObservedJail.Running> running) {
    SortedMap<JailName, ObservedJail> jails = new TreeMap<>();
    for (TreeEntry entry : entries) {
      Optional<DefinitionFile> file = DefinitionFile.of(entry);
      if (file.isEmpty()) {
        continue;
      }
      JailName name = file.get().jail();
      switch (file.get().read(Optional.ofNullable(running.get(name)))) {
        case Fact.Unknown<ObservedJail>(String reason) -> {
          return Fact.unknown(reason);
        }
        case Fact.Known<ObservedJail>(ObservedJail jail) -> {
          if (jails.put(name, jail) != null) {
            return Fact.unknown("qjail's files define the jail " + name + " more than once");
          }
        }
      }
    }
    return Fact.known(jails);
  }
}
