package org.qjailctl.executors.probe;

import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.FileState;

/** Files of the host, or of a jail as the jail sees them. */
final class FilesReading {

  private FilesReading() {}

  static Reading<Fact<FileState>> of(HostPath path, Confinement within) {
    return Owners.reading(within)
        .and(
            HostListing.file(path, within),
            (owners, listing) ->
                Facts.then(
                    owners,
                    known ->
                        Facts.then(listing, entries -> HostListing.state(path, entries, known))));
  }
}
