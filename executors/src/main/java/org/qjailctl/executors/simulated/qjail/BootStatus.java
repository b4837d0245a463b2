package org.qjailctl.executors.simulated.qjail;

import org.qjailctl.executors.simulated.world.FileRefused;

/**
 * A jail's status at boot, kept in the names of its definition files: NAME, NAME.man or NAME.norun.
 * The jail.conf(5) file and the fstab keep their names.
 */
final class BootStatus {

  private static final String MANUAL = ".man";
  private static final String NORUN = ".norun";

  private final Session session;
  private final Definitions definitions;
  private final Zone zone;

  BootStatus(Session session, Definitions definitions, Zone zone) {
    this.session = session;
    this.definitions = definitions;
    this.zone = zone;
  }

  void manual(Definition jail, boolean on) throws FileRefused {
    String word = on ? "on" : "off";
    if (has(jail, MANUAL) == on) {
      session.say("Already set to manual status " + word + "  " + jail.name());
      return;
    }
    move(jail, on ? "" : MANUAL, on ? MANUAL : "");
    session.say("Successful set manual status " + word + " " + jail.name());
  }

  void norun(Definition jail, boolean on) throws FileRefused {
    if (has(jail, NORUN) == on) {
      session.say("Already set to norun status " + jail.name());
      return;
    }
    move(jail, on ? "" : NORUN, on ? NORUN : "");
    session.say((on ? "Successful set" : "Successful removed") + " norun status " + jail.name());
  }

  private boolean has(Definition jail, String status) {
    return session.files().exists(path(jail, status));
  }

  private String path(Definition jail, String status) {
    return zone.definitions() + "/" + jail.name() + status;
  }

  private void move(Definition jail, String from, String to) throws FileRefused {
    session.run("rm", path(jail, from));
    session.run("rm", Zone.GLOBAL + "/" + jail.name() + from);
    definitions.write(jail.with("deffile", path(jail, to)));
  }
}
