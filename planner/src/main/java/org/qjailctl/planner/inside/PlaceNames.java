package org.qjailctl.planner.inside;

import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.Place;

/** Where a manifest speaks of a place. */
final class PlaceNames {

  private PlaceNames() {}

  static String key(Place place) {
    return switch (place) {
      case Place.OnHost host -> "host";
      case Place.InJail(JailName jail) -> "jails." + jail;
    };
  }
}
