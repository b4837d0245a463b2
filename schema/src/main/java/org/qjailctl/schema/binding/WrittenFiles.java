package org.qjailctl.schema.binding;

import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.manifest.Provision;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Placed;

/** The files of a provision while it is read, each said by one section of it. */
final class WrittenFiles {

  private final Reading reading;
  private final SortedMap<HostPath, Provision.OwnedFile> files = new TreeMap<>();
  private final SortedSet<HostPath> absent = new TreeSet<>();

  WrittenFiles(Reading reading) {
    this.reading = reading;
  }

  /**
   * @param file empty for one that is not to be there
   */
  void add(Placed<HostPath> path, Optional<Provision.OwnedFile> file) {
    if (files.containsKey(path.value()) || absent.contains(path.value())) {
      reading
          .problems()
          .report(
              ManifestCode.FILE_TWICE,
              path.place(),
              path.value() + " is written by another section of this provision.",
              "Take one of the two out.");
      return;
    }
    file.ifPresentOrElse(wanted -> files.put(path.value(), wanted), () -> absent.add(path.value()));
  }

  SortedMap<HostPath, Provision.OwnedFile> present() {
    return files;
  }

  SortedSet<HostPath> absent() {
    return absent;
  }
}
