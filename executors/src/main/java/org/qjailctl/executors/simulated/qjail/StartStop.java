package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.world.FileRefused;

/**
 * {@code qjail start}, {@code stop} and {@code restart}. A jail that fails is told of, and the exit
 * status is 0 all the same.
 */
final class StartStop implements Subcommand {

  /** What is to be done to each jail. */
  enum Action {
    START,
    STOP,
    RESTART;

    String word() {
      return switch (this) {
        case START -> "start";
        case STOP -> "stop";
        case RESTART -> "restart";
      };
    }
  }

  private final Action action;

  StartStop(Action action) {
    this.action = action;
  }

  @Override
  public void run(Session session, List<String> words) throws Ended, FileRefused {
    Options options = Subcommand.options(session, action.word(), words, "z:");
    Zone zone = Zone.of(session, options.value('z'));
    Definitions definitions = new Definitions(session, zone);
    for (String file : definitions.named(options.rest())) {
      if (file.endsWith(".norun")) {
        session.say("Bypassed norun status " + file);
        continue;
      }
      Definition jail = definitions.read(file);
      boolean running = session.runs(jail.name());
      if (running && action == Action.START) {
        session.say("Jail already running.      " + file);
      } else if (!running && action != Action.START) {
        session.say("Jail already stopped.      " + file);
      } else if (action == Action.START || stopped(session, jail)) {
        if (action != Action.STOP) {
          start(session, definitions, jail);
        }
      }
    }
  }

  private static boolean stopped(Session session, Definition jail) throws FileRefused {
    String name = jail.name();
    if (!session.run("/usr/sbin/jail", "-q", "-f", Zone.CONFIG + "/" + name, "-r", name).good()) {
      session.say("Error: /usr/sbin/jail failed to stop jail " + name + ".");
      session.say("because of errors in jail.conf file.");
      return false;
    }
    session.run("rm", pidFile(jail));
    if (jail.isImage()) {
      Image.close(session, jail);
    }
    session.say("Jail successfully stopped  " + name);
    return true;
  }

  /** Starts a jail as the boot script does, of /etc/jail.conf; whether jail(8) could. */
  static boolean booted(Session session, Definition jail) throws Ended, FileRefused {
    if (jail.isImage()) {
      Image.open(session, jail);
    }
    String config = ConfigFile.text(jail.without("tmpfs"));
    session.files().write("/etc/jail.conf", config);
    if (!session.run("/usr/sbin/jail", "-q", "-f", "/etc/jail.conf", "-c").good()) {
      return false;
    }
    notePid(session, jail);
    return true;
  }

  private static void notePid(Session session, Definition jail) throws FileRefused {
    String jid = session.outputOf("jls", "-j", jail.name(), "jid");
    session.files().write(pidFile(jail), jid + "\n");
    session.files().changeMode(pidFile(jail), new FileMode(0555));
  }

  private static void start(Session session, Definitions definitions, Definition jail)
      throws Ended, FileRefused {
    String name = jail.name();
    if (jail.isImage()) {
      Image.open(session, jail);
    }
    if (!session.run("/usr/sbin/jail", "-q", "-f", Zone.CONFIG + "/" + name, "-c").good()) {
      session.say("Error: /usr/sbin/jail failed to start jail " + name + ".");
      session.say("because of errors in jail.conf file.");
      if (jail.isImage()) {
        Image.close(session, jail);
      }
      return;
    }
    notePid(session, jail);
    if (jail.has("poststartssh")) {
      // The account is made once, at the first start.
      definitions.writeAll(jail.without("poststartssh"));
    }
    session.say("Jail successfully started  " + name);
  }

  private static String pidFile(Definition jail) {
    return "/var/run/qjail." + jail.name() + ".pid";
  }
}
