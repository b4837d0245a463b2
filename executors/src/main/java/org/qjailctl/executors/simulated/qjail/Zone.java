package org.qjailctl.executors.simulated.qjail;

import java.util.Optional;
import org.qjailctl.executors.simulated.world.FileRefused;

/**
 * Where a zone keeps its jails and what is known of them; the host's own jails are in the one
 * without a name.
 *
 * @param suffix empty, or a dot and the zone's name
 */
record Zone(String suffix) {

  static final String CONFIG = "/usr/local/etc/qjail.config";
  static final String GLOBAL = "/usr/local/etc/qjail.global";
  static final String PACKAGES = "/usr/local/etc/qjail.packages";
  static final String VNETCTL = "/usr/local/etc/qjail.vnetctl";
  static final String EXAMPLES = "/usr/local/share/examples/qjail";

  static final Zone HOST = new Zone("");

  static Zone named(String name) {
    return new Zone("." + name);
  }

  /** The zone that an option {@code -z} names; qjail ends when there is no such zone. */
  static Zone of(Session session, Optional<String> name) throws Ended, FileRefused {
    if (name.isEmpty() || name.get().isEmpty()) {
      return HOST;
    }
    Zone zone = named(name.get());
    if (!session.files().isFolder(zone.jails())) {
      throw session.ends("Error: Un-known zone.");
    }
    return zone;
  }

  String jails() {
    return "/usr/jails" + suffix;
  }

  String template() {
    return jails() + "/template";
  }

  String sharedfs() {
    return jails() + "/sharedfs";
  }

  String flavors() {
    return jails() + "/flavors";
  }

  String archive() {
    return jails() + "/archive";
  }

  String definitions() {
    return "/usr/local/etc/qjail.local" + suffix;
  }

  String fstabs() {
    return "/usr/local/etc/qjail.fstab" + suffix;
  }
}
