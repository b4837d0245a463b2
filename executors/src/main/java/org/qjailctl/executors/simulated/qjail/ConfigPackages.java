package org.qjailctl.executors.simulated.qjail;

import org.qjailctl.executors.simulated.world.FileRefused;

/** {@code qjail config -p} and {@code -P}: a list of packages, and their installation. */
final class ConfigPackages {

  private ConfigPackages() {}

  static void run(Session session, Zone zone, boolean install, String jail)
      throws Ended, FileRefused {
    String list = Zone.PACKAGES + "/" + jail;
    if (!install) {
      if (!session.files().exists(zone.definitions() + "/" + jail)) {
        throw session.ends("Error: Jail name does not exist. " + jail);
      }
      // The script opens the editor ee(1), which ends at once without a terminal.
      return;
    }
    if (!session.files().exists(list)) {
      throw session.ends("Error: Jail name does not exist. " + list);
    }
    if (!session.runs(jail)) {
      throw session.ends("Error: Jail is not running and it has to be. " + jail);
    }
    for (String name : session.files().text(list).orElse("").split("\\s+")) {
      if (!name.isEmpty()) {
        session.run("jexec", jail, "pkg", "install", name);
      }
    }
  }
}
