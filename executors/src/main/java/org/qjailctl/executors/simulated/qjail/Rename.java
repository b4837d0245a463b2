package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import org.qjailctl.executors.simulated.world.FileRefused;

/** {@code qjail config -n NEW OLD}. */
final class Rename {

  private static final List<String> RESERVED =
      List.of("sharedfs", "template", "archive", "flavors");

  private Rename() {}

  static void run(Session session, Zone zone, String wanted, String jail)
      throws Ended, FileRefused {
    check(session, zone, wanted, jail);
    Definitions definitions = new Definitions(session, zone);
    Definition old = definitions.read(jail);
    String root = zone.jails() + "/" + wanted;
    String oldFstab = old.get("fstab");
    Definition renamed =
        old.with("name", wanted)
            .with("path", root)
            .with("deffile", zone.definitions() + "/" + wanted)
            .with("fstab", oldFstab.substring(0, oldFstab.lastIndexOf('/') + 1) + wanted);
    if (old.has("image")) {
      session.run("mv", old.get("image"), old.root() + "/" + wanted + ".img");
      renamed = renamed.with("image", root + "/" + wanted + ".img");
    }
    session.run("mv", old.root(), root);
    // The function config sets sharedfs for no zone: the jail gets the host's own.
    new Definitions(session, Zone.HOST).writeFstab(renamed);
    definitions.writeAll(renamed);
    definitions.forget(Zone.CONFIG + "/" + jail);
    definitions.forget(oldFstab);
    definitions.forget(old.get("deffile"));
    definitions.forget(Zone.GLOBAL + "/" + jail);
    definitions.forget("/var/log/qjail." + jail + ".console.log");
    session.say("Successfully renamed " + jail + " to " + wanted);
  }

  private static void check(Session session, Zone zone, String wanted, String jail)
      throws Ended, FileRefused {
    if (!wanted.matches("[A-Za-z0-9_-]+")) {
      session.say("Invalid new jailname");
      throw session.ends("Only underscore, dash and alphanumeric characters are valid.");
    }
    if (wanted.matches("[0-9]+")) {
      throw session.ends("Numeric jail names are invalid.");
    }
    if (RESERVED.contains(wanted)) {
      session.say("Error: Cannot name the jail " + wanted + ".");
      session.say("The " + wanted + " directory name is reserved.");
      throw session.ends("Please select an unique jailname.");
    }
    String folder = zone.definitions() + "/";
    if (session.files().exists(folder + wanted)) {
      throw session.ends("Error: New name already exists. " + wanted);
    }
    if (session.files().exists(folder + jail + ".norun")) {
      throw session.ends("Error: Can't rename a jail in norun status. " + jail);
    }
    if (session.files().exists(folder + jail + ".man")) {
      throw session.ends("Error: Can't rename a jail in manual status. " + jail);
    }
    if (!session.files().exists(folder + jail)) {
      throw session.ends("Error: Old jail name does not exist. " + jail);
    }
    if (session.runs(jail)) {
      throw session.ends("Error: Jail is running, it must be stopped. " + jail);
    }
  }
}
