package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;

/**
 * Jails on which a call of qjail has begun and was not seen to end: what it left of their
 * definitions says nothing, so what was kept of them before stands for it. A plan puts that back
 * first.
 */
final class KeptDefinitions {

  private KeptDefinitions() {}

  /**
   * The definition files, those of such jails as they were kept: none where there was no jail.
   *
   * @param found qjail.local and what is in it
   * @param kept what is kept, a folder a jail
   */
  static List<TreeEntry> instead(List<TreeEntry> found, List<TreeEntry> kept) {
    Set<String> unfinished = new HashSet<>();
    List<TreeEntry> files = new ArrayList<>();
    for (TreeEntry entry : kept) {
      HostPath folder = entry.path().parent();
      String name = entry.path().name();
      if (folder.equals(JailPaths.KEPT) && !name.startsWith(".")) {
        JailName.ofKey(name).toOptional().map(JailName::value).ifPresent(unfinished::add);
      } else if (name.equals(JailPaths.KEPT_TO)) {
        // The name that a rename was to give.
        entry.content().map(Bytes::utf8).map(String::strip).ifPresent(unfinished::add);
      } else if (folder.parent().equals(JailPaths.KEPT) && !folder.name().startsWith(".")) {
        files.add(entry);
      }
    }
    for (TreeEntry entry : found) {
      Optional<String> jail = DefinitionFile.of(entry).map(file -> file.jail().value());
      if (jail.isEmpty() || !unfinished.contains(jail.get())) {
        files.add(entry);
      }
    }
    return files;
  }
}
