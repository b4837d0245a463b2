package org.qjailctl.executors.probe;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailPaths;
import org.qjailctl.core.manifest.JailRecord;
import org.qjailctl.core.observed.Fact;

/** What qjailctl noted of jails on the host. One record that is not understood spoils them all. */
final class JailRecordsReading {

  private JailRecordsReading() {}

  static Reading<Fact<SortedMap<JailName, JailRecord>>> of() {
    return HostListing.of(JailPaths.RECORDS, 1, Operation.Contents.BYTES)
        .map(found -> Facts.then(found, JailRecordsReading::records));
  }

  private static Fact<SortedMap<JailName, JailRecord>> records(List<TreeEntry> entries) {
    SortedMap<JailName, JailRecord> records = new TreeMap<>();
    for (TreeEntry entry : entries) {
      if (entry.path().equals(JailPaths.RECORDS) || isUnfinished(entry)) {
        continue;
      }
      Optional<JailName> jail = JailName.ofKey(entry.path().name()).toOptional();
      Optional<JailRecord> record =
          entry.content().map(Bytes::utf8).flatMap(text -> JailRecord.parse(text).toOptional());
      if (jail.isEmpty() || record.isEmpty()) {
        return Fact.unknown(
            entry.path()
                + " is not a record of qjailctl's that this version understands; look at it, and"
                + " remove it where it is damaged");
      }
      records.put(jail.get(), record.get());
    }
    return Fact.known(records);
  }

  /** A file on its way to its name: writing is a temporary file and a rename. */
  private static boolean isUnfinished(TreeEntry entry) {
    return entry.path().name().startsWith(".");
  }
}
