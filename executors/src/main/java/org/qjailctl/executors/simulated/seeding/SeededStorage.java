package org.qjailctl.executors.simulated.seeding;

import java.time.InstantSource;
import java.util.ArrayList;
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
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.observed.Mounted;
import org.qjailctl.core.observed.StorageState;
import org.qjailctl.executors.simulated.world.Attributes;
import org.qjailctl.executors.simulated.world.Facts;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Mount;
import org.qjailctl.executors.simulated.world.Node;
import org.qjailctl.executors.simulated.world.PackedTree;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.World;

/**
 * What jails keep on disk: exactly the names that were listed. An archive is whole, a record says
 * what was read, any other file is empty.
 */
final class SeededStorage {

  private final FileView host;

  private SeededStorage(FileView host) {
    this.host = host;
  }

  static void lay(World world, StorageState seen) throws FileRefused {
    SeededStorage storage = new SeededStorage(world.files(Place.HOST));
    Optional<SortedSet<HostPath>> files = seen.files().known();
    if (files.isPresent()) {
      storage.listed(files.get());
    }
    Optional<SortedMap<JailName, JailRecord>> records = seen.records().known();
    if (records.isPresent()) {
      for (var one : records.get().entrySet()) {
        storage.host.makeFolders(JailPaths.RECORDS.value());
        storage.host.write(JailPaths.record(one.getKey()).value(), one.getValue().text());
      }
    }
    for (ArchiveName archive : seen.archives().known().orElseGet(TreeSet::new)) {
      storage.archive(archive);
    }
  }

  private void listed(SortedSet<HostPath> files) throws FileRefused {
    for (HostPath folder : folders(files)) {
      if (!files.contains(folder)) {
        if (host.lstat(folder.value()).isPresent()) {
          host.remove(folder.value());
        }
        continue;
      }
      host.makeFolders(folder.value());
      for (String name : host.list(folder.value())) {
        if (!files.contains(folder.child(name))) {
          host.remove(folder.child(name).value());
        }
      }
    }
    for (HostPath path : files) {
      // What is kept of an unfinished call says nothing here: the jails are laid as they will be.
      boolean kept = path.parent().equals(JailPaths.KEPT);
      if (!kept && host.lstat(path.value()).isEmpty()) {
        put(path, folders(files));
      }
    }
  }

  /** Those that were listed, with those of the zones that were seen. */
  private static List<HostPath> folders(SortedSet<HostPath> files) {
    List<HostPath> all = new ArrayList<>(JailPaths.FOLDERS);
    for (HostPath host : List.of(Zone.HOST.jails(), Zone.HOST.definitions(), Zone.HOST.fstabs())) {
      files.stream()
          .filter(path -> path.parent().equals(host.parent()))
          .filter(path -> path.value().startsWith(host + "."))
          .forEach(all::add);
    }
    return all;
  }

  private void put(HostPath path, List<HostPath> folders) throws FileRefused {
    HostPath above = path.parent();
    boolean ofJails =
        above.equals(JailPaths.JAILS) || above.value().startsWith(JailPaths.JAILS + ".");
    if (ofJails && path.value().endsWith(".device")) {
      // The link to an image's memory disk, by which qjail knows that it is mounted.
      host.symlink(path.value(), "/dev/md0");
    } else if (ofJails || holdsOthers(path, folders)) {
      host.makeFolders(path.value());
    } else {
      host.write(path.value(), "");
    }
  }

  private static boolean holdsOthers(HostPath path, List<HostPath> folders) {
    return folders.stream()
        .anyMatch(folder -> folder.equals(path) || folder.value().startsWith(path.value() + "/"));
  }

  private void archive(ArchiveName archive) throws FileRefused {
    FileView bare =
        new World(Node.Folder.empty(Attributes.root(0755, 0)), Facts.NONE, InstantSource.system())
            .files(Place.HOST);
    List<HostPath> paths = new ArrayList<>(JailPaths.archivedFiles(archive.jail()));
    for (HostPath path : paths) {
      bare.makeFolders(path.parent().value());
      String there = host.text(path.value()).orElse("");
      bare.write(path.value(), there);
    }
    HostPath root = JailPaths.root(archive.jail());
    bare.makeFolders(root.parent().value());
    Optional<Node> template = SeededQjail.template(host);
    if (template.isPresent()) {
      bare.put(root.value(), template.get());
    } else {
      bare.makeFolder(root.value());
    }
    paths.add(root);
    host.makeFolders(archive.zone().archives().value());
    host.write(
        archive.path().value(), PackedTree.of(bare, paths.stream().map(HostPath::value).toList()));
  }

  /** A base system shows read-only in jails; whether others are read-only was not seen. */
  static List<Mount> mounts(List<Mounted> seen) {
    return seen.stream().map(SeededStorage::mount).toList();
  }

  private static Mount mount(Mounted one) {
    boolean nullfs = one.type().equals("nullfs");
    boolean image = one.device().matches("/dev/md[0-9]+");
    Optional<HostPath> shows =
        nullfs || (image && !one.type().equals("swap"))
            ? HostPath.parse(one.device()).toOptional()
            : Optional.empty();
    boolean shared = nullfs && one.point().value().endsWith("/sharedfs");
    return new Mount(one.device(), one.point(), one.type(), shared ? "ro" : "rw", 0, 0, shows);
  }
}
