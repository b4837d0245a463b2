package org.qjailctl.executors.simulated.base;

import java.util.List;
import java.util.Map;
import org.qjailctl.core.host.FileMode;

/**
 * A package as the simulated repository offers it.
 *
 * @param needs the packages that it depends on
 * @param files what it puts into place: text by absolute path
 */
record RepositoryPackage(
    String name, String version, List<String> needs, Map<String, String> files) {

  RepositoryPackage {
    needs = List.copyOf(needs);
    files = Map.copyOf(files);
  }

  /** Programs and rc.d(8) scripts can be run; everything else is plain text. */
  static FileMode modeOf(String path) {
    boolean runs = path.contains("/bin/") || path.contains("/sbin/") || path.contains("/rc.d/");
    return new FileMode(runs ? 0555 : 0644);
  }
}
