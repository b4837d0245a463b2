package org.qjailctl.core.plan;

import java.util.Optional;
import org.qjailctl.core.manifest.ArchiveName;

/** What an operator asks of single jails, without a manifest. */
public sealed interface JailAction {

  /** To run. */
  record Start() implements JailAction {}

  /** Not to run. */
  record Stop() implements JailAction {}

  /** To go down and come back; one that does not run is started. */
  record Restart() implements JailAction {}

  /**
   * To be archived.
   *
   * @param stop whether a running jail may go down for it, and come back
   */
  record Archive(boolean stop) implements JailAction {}

  /**
   * To be brought back from an archive.
   *
   * @param archive which; the newest when none is named
   */
  record Restore(Optional<ArchiveName> archive) implements JailAction {}
}
