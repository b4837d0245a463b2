package org.qjailctl.core.manifest;

import java.util.Optional;
import org.qjailctl.core.host.HostPath;

/** A package as it is to be in a place. */
public sealed interface WantedPackage {

  /** It is not installed. */
  record Absent() implements WantedPackage {}

  /**
   * It is installed.
   *
   * @param version exactly this one; any where none is said
   * @param file where the package is in the place, instead of in a repository
   */
  record Present(Optional<String> version, Optional<HostPath> file) implements WantedPackage {}
}
