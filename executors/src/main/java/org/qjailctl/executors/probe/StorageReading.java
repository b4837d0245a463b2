package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.ArchiveName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.observed.StorageState;

/** What jails keep on the host's disks: their files, mounts and archives. */
final class StorageReading {

  /** The device, the point and the type; options and two numbers behind them. */
  private static final Pattern MOUNT =
      Pattern.compile("(\\S.*?)\\s+(/|/.*?\\S)\\s+(\\S+)\\s+\\S+\\s+[0-9]+\\s+[0-9]+\\s*");

  private StorageReading() {}

  static Reading<StorageState> of() {
    Reading<Fact<List<HostPath>>> files = Reading.of(Fact.known(List.of()));
    for (HostPath folder : JailPaths.FOLDERS) {
      files =
          files.and(
              HostListing.of(folder, 1, Operation.Contents.NONE),
              (all, found) ->
                  Facts.then(all, before -> Facts.then(found, more -> with(before, more))));
    }
    Reading<Fact<SortedSet<ArchiveName>>> archives =
        HostListing.of(JailPaths.ARCHIVES, 1, Operation.Contents.NONE)
            .map(found -> found.map(StorageReading::archives));
    return files
        .and(archives, Own::new)
        .and(ZonesReading.of(), Own::with)
        .and(
            Reading.of(Operation.Run.of("mount", "-p"), StorageReading::mounts),
            (there, mounts) ->
                new StorageState(
                    there.files().<SortedSet<HostPath>>map(TreeSet::new),
                    mounts,
                    there.archives(),
                    Fact.notProbed()))
        .and(
            JailRecordsReading.of(),
            (state, records) ->
                new StorageState(state.files(), state.mounts(), state.archives(), records));
  }

  /** What lies in the folders of the host's own jails, and then in those of zones, too. */
  private record Own(Fact<List<HostPath>> files, Fact<SortedSet<ArchiveName>> archives) {
    Own with(Fact<List<ZonesReading.Entry>> zones) {
      return new Own(
          Facts.both(files, zones, StorageReading::withZones),
          Facts.both(archives, zones, StorageReading::withArchives));
    }
  }

  /** find(1) does not look behind a symlink, and the kernel tells mounts by their real paths. */
  private static Fact<List<HostPath>> with(List<HostPath> all, Collection<TreeEntry> found) {
    List<HostPath> more = new ArrayList<>(all);
    for (TreeEntry entry : found) {
      if (entry.path().equals(JailPaths.JAILS) && entry.type() == TreeEntry.Type.SYMLINK) {
        return Fact.unknown(
            entry.path()
                + " is a symlink to "
                + entry.target().orElse("another folder")
                + "; make it a folder and mount the other on it with mount_nullfs(8)");
      }
      more.add(entry.path());
    }
    return Fact.known(more);
  }

  /** What is in their folders; archives are looked at elsewhere. */
  private static List<HostPath> withZones(List<HostPath> own, List<ZonesReading.Entry> zones) {
    List<HostPath> all = new ArrayList<>(own);
    zones.stream()
        .map(ZonesReading.Entry::path)
        .filter(path -> !path.parent().name().equals("archive"))
        .forEach(all::add);
    return all;
  }

  private static SortedSet<ArchiveName> withArchives(
      SortedSet<ArchiveName> own, List<ZonesReading.Entry> zones) {
    SortedSet<ArchiveName> all = new TreeSet<>(own);
    for (ZonesReading.Entry entry : zones) {
      HostPath folder = entry.path().parent();
      if (folder.name().equals("archive")) {
        ZonesReading.zone(folder.parent(), Zone.HOST.jails())
            .flatMap(
                zone ->
                    ArchiveName.parse(entry.path().name()).toOptional().map(name -> name.in(zone)))
            .ifPresent(all::add);
      }
    }
    return all;
  }

  private static SortedSet<ArchiveName> archives(List<TreeEntry> entries) {
    return new TreeSet<>(
        entries.stream()
            .filter(entry -> entry.type() == TreeEntry.Type.FILE)
            .flatMap(entry -> ArchiveName.parse(entry.path().name()).toOptional().stream())
            .toList());
  }

  /**
   * Lines of fstab(5): the device, the point and the type first. Blanks stand in them as they are
   * (putfsent in mount.c of FreeBSD 13.2): automountd(8) mounts {@code map -hosts}.
   */
  private static Fact<List<Mounted>> mounts(Outcome outcome) {
    Optional<String> unfinished = Trouble.unfinished("mount -p", outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    if (!outcome.good()) {
      return Fact.unknown(Trouble.ended("mount -p", outcome));
    }
    List<Mounted> mounts = new ArrayList<>();
    for (String line : outcome.stdout().utf8().lines().toList()) {
      Matcher fields = MOUNT.matcher(line);
      Optional<HostPath> point =
          fields.matches() ? HostPath.parse(fields.group(2)).toOptional() : Optional.empty();
      if (point.isEmpty()) {
        return Fact.unknown(Trouble.unreadable("mount -p"));
      }
      mounts.add(new Mounted(fields.group(1), point.get(), fields.group(3)));
    }
    return Fact.known(List.copyOf(mounts));
  }
}
