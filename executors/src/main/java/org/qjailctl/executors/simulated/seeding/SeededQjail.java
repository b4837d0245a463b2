package org.qjailctl.executors.simulated.seeding;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.FlavorName;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.QjailState;
import org.qjailctl.executors.simulated.base.KnownPackages;
import org.qjailctl.executors.simulated.qjail.KeptFiles;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.World;

/**
 * qjail, its base system and its flavors. A flavor has the files that were looked at, besides those
 * that qjail ships in the default one.
 */
final class SeededQjail {

  private static final String FLAVORS = "/usr/jails/flavors/";
  private static final String SHIPPED = "/usr/local/share/examples/qjail/";
  private static final String TEMPLATE = "/usr/jails/template";

  private SeededQjail() {}

  /** What a host is seeded with before anything else, of which there are few. */
  private record Installed(Optional<String> version, Optional<String> release) {}

  private static final Map<Installed, Node.Folder> TREES = new ConcurrentHashMap<>();

  /** A host with qjail and a base system as they are on {@code seen}. */
  static World installed(HostState seen, InstantSource clock) {
    QjailState qjail = seen.qjail();
    Installed wanted =
        new Installed(
            qjail.version().known().flatMap(found -> found),
            qjail.baseRelease().known().flatMap(found -> found));
    World stock = World.stock(clock);
    return new World(TREES.computeIfAbsent(wanted, one -> tree(one, stock)), stock.facts(), clock);
  }

  private static Node.Folder tree(Installed wanted, World stock) {
    try {
      install(wanted, stock);
    } catch (FileRefused e) {
      throw new IllegalStateException("qjail finds its place on a stock host", e);
    }
    return stock.fileSystem().root();
  }

  private static void install(Installed wanted, World world) throws FileRefused {
    FileView host = world.files(Place.HOST);
    Optional<String> version = wanted.version();
    if (version.isPresent()) {
      KnownPackages.put(host, Map.of("qjail", version.get()));
      host.write("/usr/local/bin/qjail", "# qjail " + version.get() + "\n");
    }
    Optional<String> release = wanted.release();
    if (release.isPresent()) {
      KeptFiles.base(host, Zone.HOST, world.files(HostPath.of(TEMPLATE)), release.get());
      host.makeFolders("/usr/jails/archive");
      host.makeFolders(FLAVORS + "default");
      if (host.isFolder(SHIPPED + "default")) {
        host.copyTree(SHIPPED + "default", FLAVORS);
        host.copyTree(SHIPPED + "ssh-default", FLAVORS);
      }
    }
  }

  /** A zone that was seen, with the release that the host's own jails have. */
  static void layZones(World world, HostState seen) throws FileRefused {
    FileView host = world.files(Place.HOST);
    for (HostPath path : seen.storage().files().known().orElseGet(TreeSet::new)) {
      Optional<Zone> zone = zone(path);
      if (zone.isEmpty()) {
        continue;
      }
      HostPath template = zone.get().jails().child("template");
      Optional<String> release = seen.qjail().baseRelease().known().flatMap(found -> found);
      KeptFiles.base(host, zone.get(), world.files(template), release.orElse("13.2-RELEASE"));
      host.makeFolders(zone.get().archives().value());
      String flavors = zone.get().jails() + "/flavors/";
      host.makeFolders(flavors + "default");
      if (host.isFolder(SHIPPED + "default")) {
        host.copyTree(SHIPPED + "default", flavors);
        host.copyTree(SHIPPED + "ssh-default", flavors);
      }
    }
  }

  /** The zone whose base system {@code path} is. */
  private static Optional<Zone> zone(HostPath path) {
    String begins = Zone.HOST.jails() + ".";
    return path.name().equals("sharedfs") && path.value().startsWith(begins)
        ? Zone.parse(path.parent().value().substring(begins.length())).toOptional()
        : Optional.empty();
  }

  static void layFlavors(FileView host, QjailState qjail) throws FileRefused {
    for (Map.Entry<FlavorName, Fact<Optional<SortedMap<HostPath, FileState>>>> flavor :
        qjail.flavors().entrySet()) {
      if (flavor.getValue() instanceof Fact.Known<Optional<SortedMap<HostPath, FileState>>> known) {
        flavor(host, FLAVORS + flavor.getKey(), known.value());
      }
    }
  }

  private static void flavor(
      FileView host, String folder, Optional<SortedMap<HostPath, FileState>> files)
      throws FileRefused {
    if (files.isEmpty()) {
      if (host.exists(folder)) {
        host.remove(folder);
      }
      return;
    }
    String usual = FLAVORS + "default";
    if (!host.exists(folder) && host.isFolder(usual)) {
      // As qjailctl and people make them; qjail refuses jails of a flavor without usr.
      host.copyTree(usual + "/", folder);
    }
    host.makeFolders(folder);
    SeededFiles seeded = new SeededFiles(host);
    for (Map.Entry<HostPath, FileState> file : files.get().entrySet()) {
      seeded.put(folder + file.getKey(), file.getValue(), Optional.empty());
    }
  }

  /** The shipped release's files in a jail's root; nothing where no base system is there. */
  static Optional<Node> template(FileView host) {
    return host.lstat(TEMPLATE);
  }
}
