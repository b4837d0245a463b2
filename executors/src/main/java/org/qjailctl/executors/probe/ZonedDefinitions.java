package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.Zone;

/** The definitions of jails in zones, as if their folders had been listed. */
final class ZonedDefinitions {

  private ZonedDefinitions() {}

  static List<TreeEntry> of(List<ZonesReading.Entry> entries) {
    List<TreeEntry> files = new ArrayList<>();
    for (ZonesReading.Entry entry : entries) {
      if (entry.text().isPresent()
          && ZonesReading.zone(entry.path().parent(), Zone.HOST.definitions()).isPresent()) {
        Bytes text = Bytes.utf8(entry.text().get());
        files.add(
            new TreeEntry(
                entry.path(),
                TreeEntry.Type.FILE,
                FileMode.READABLE,
                0,
                0,
                text.size(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(text)));
      }
    }
    return files;
  }
}
