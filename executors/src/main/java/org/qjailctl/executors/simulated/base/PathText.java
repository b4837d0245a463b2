package org.qjailctl.executors.simulated.base;

import org.qjailctl.core.host.HostPath;
import org.qjailctl.executors.simulated.world.Place;

/** Paths that programs were given as text. */
final class PathText {

  private PathText() {}

  /** The path on the host of what a process in {@code place} calls {@code path}. */
  static HostPath absolute(Place place, String path) {
    HostPath result = place.root();
    for (String part : path.split("/")) {
      if (!part.isEmpty() && !part.equals(".")) {
        result = part.equals("..") ? result.parent() : result.child(part);
      }
    }
    return result;
  }
}
