package org.qjailctl.executors.simulated.qjail;

import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.world.FileRefused;

/** {@code qjail config -4} and {@code -6}: other addresses for a stopped jail. */
final class ConfigAddresses {

  private ConfigAddresses() {}

  static void run(Session session, Zone zone, Options options, String jail)
      throws Ended, FileRefused {
    String path = zone.definitions() + "/" + jail;
    if (session.files().exists(path + ".norun")) {
      throw session.ends("Error: Option -4 -6 invalid for jail in norun status. " + jail);
    }
    if (session.files().exists(path + ".man")) {
      throw session.ends("Error: Option -4 -6 invalid for jail in manual status. " + jail);
    }
    if (!session.files().exists(path)) {
      throw session.ends("Error: This Jail name does not exist. " + jail);
    }
    if (session.runs(jail)) {
      throw session.ends("Error: Jail is running, it must be stopped. " + jail);
    }
    Definitions definitions = new Definitions(session, zone);
    Definition changed = definitions.read(jail);
    for (String version : new String[] {"4", "6"}) {
      String list = options.value(version.charAt(0)).orElse("");
      if (!list.isEmpty()) {
        AddressList.refusePrefix(session, version, list);
        changed = changed.with("ip" + version, list);
        AddressList.warn(session, "ip" + version, list, jail);
      }
    }
    definitions.writeAll(changed);
    session.say("Successful ip change " + jail);
  }
}
