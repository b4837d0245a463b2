package org.qjailctl.core.observed;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.ArchiveName;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.JailRecord;

/**
 * What jails keep on the host's disks, those included that qjail no longer knows.
 *
 * @param files the jails' roots and qjail's files of them, and the notes of begun deletions
 * @param mounts every mounted file system
 * @param archives in qjail's archive folder, those of jails
 * @param records what qjailctl noted of jails
 */
public record StorageState(
    Fact<SortedSet<HostPath>> files,
    Fact<List<Mounted>> mounts,
    Fact<SortedSet<ArchiveName>> archives,
    Fact<SortedMap<JailName, JailRecord>> records) {

  /** Disks that nobody asked about. */
  public static StorageState notProbed() {
    return new StorageState(Fact.notProbed(), Fact.notProbed(), Fact.notProbed(), Fact.notProbed());
  }

  /** What qjailctl noted of {@code jail}. */
  public Optional<JailRecord> record(JailName jail) {
    return records.known().map(all -> all.get(jail));
  }

  /** What is there of {@code jail}, defined or not. */
  public Fact<List<HostPath>> filesOf(JailName jail) {
    return files.map(all -> JailPaths.all(jail).stream().filter(all::contains).toList());
  }

  /** Whether {@code jail} was archived and its deletion has begun. */
  public Fact<Boolean> deletionBegun(JailName jail) {
    return files.map(all -> all.contains(JailPaths.deleting(jail)));
  }

  /** Whether an update of the jails' base system has begun and was not seen to end. */
  public Fact<Boolean> baseUpdateBegun() {
    return files.map(all -> all.contains(JailPaths.UPDATING));
  }

  /** Whether a restoration of {@code jail} has begun and was not seen to end. */
  public Fact<Boolean> restorationBegun(JailName jail) {
    return files.map(all -> all.contains(JailPaths.restoring(jail)));
  }

  /** The jails on which a call of qjail has begun and was not seen to end. */
  public SortedSet<JailName> unfinished() {
    SortedSet<JailName> names = new TreeSet<>();
    for (HostPath path : files.known().orElse(new TreeSet<>())) {
      if (path.parent().equals(JailPaths.KEPT)) {
        JailName.ofKey(path.name()).toOptional().ifPresent(names::add);
      }
    }
    return names;
  }

  /** What is mounted at or below the root of {@code jail}. */
  public Fact<List<Mounted>> mountsOf(JailName jail) {
    HostPath root = JailPaths.root(jail);
    return mounts.map(all -> all.stream().filter(mount -> mount.isIn(root)).toList());
  }

  /** The image that is mounted on the root of {@code jail}. */
  public Fact<Optional<Mounted>> imageOf(JailName jail) {
    return mounts.map(
        all ->
            all.stream()
                .filter(mount -> mount.point().equals(JailPaths.root(jail)))
                .filter(mount -> mount.memoryDisk().isPresent())
                .findFirst());
  }

  /** The newest archive of {@code jail}. */
  public Fact<Optional<ArchiveName>> newestArchive(JailName jail) {
    return archives.map(
        all ->
            new TreeSet<>(all)
                .descendingSet().stream()
                    .filter(name -> name.jail().equals(jail) && name.zone().equals(jail.zone()))
                    .findFirst());
  }
}
