package org.qjailctl.executors.simulated.qjail;

import org.qjailctl.executors.simulated.world.FileRefused;

/** qjail's log of its own calls: on while the file is there. */
final class LogSwitch {

  private LogSwitch() {}

  /** {@code qjail install -l}, which does not mind a log that is on. */
  static void on(Session session) throws FileRefused {
    session.echo(" ");
    if (session.files().exists(Session.LOG)) {
      session.say("qjail system logging already enabled.");
    } else {
      make(session);
    }
    session.echo(" ");
  }

  private static void make(Session session) throws FileRefused {
    session.files().makeFolders("/var/log");
    session.files().write(Session.LOG, "");
    String rotation = "/etc/newsyslog.conf";
    session
        .files()
        .write(
            rotation,
            session.files().text(rotation).orElse("")
                + "/var/log/qjail.log                      600  3     100  *     -\n");
    session.say("qjail system logging enabled.");
  }

  /** {@code qjail update -l}, which does. */
  static void set(Session session, String value) throws Ended, FileRefused {
    boolean there = session.files().exists(Session.LOG);
    switch (value) {
      case "on" -> {
        if (there) {
          throw session.ends("qjail system logging already enabled.");
        }
        make(session);
      }
      case "off" -> {
        if (!there) {
          throw session.ends("qjail system logging already off.");
        }
        session.files().remove(Session.LOG);
        session.say("qjail system logging turned off.");
      }
      default -> throw session.ends("Error: Invalid value in -l option = " + value);
    }
  }
}
