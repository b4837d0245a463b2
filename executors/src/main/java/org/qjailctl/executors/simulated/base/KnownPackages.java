package org.qjailctl.executors.simulated.base;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** Packages that are known to be installed in a place. */
public final class KnownPackages {

  private KnownPackages() {}

  /**
   * Installs {@code packages}, with the files of those that the simulated repository has.
   *
   * @param packages versions by name
   */
  public static void put(FileView place, Map<String, String> packages) throws FileRefused {
    PackageDatabase database = new PackageDatabase(place);
    Map<String, String> all = new TreeMap<>(packages);
    all.putIfAbsent("pkg", PackageRepository.find("pkg").orElseThrow().version());
    for (Map.Entry<String, String> one : all.entrySet()) {
      Map<String, String> files =
          PackageRepository.find(one.getKey()).map(RepositoryPackage::files).orElse(Map.of());
      database.add(new RepositoryPackage(one.getKey(), one.getValue(), List.of(), files));
    }
  }
}
