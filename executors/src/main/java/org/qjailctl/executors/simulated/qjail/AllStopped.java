package org.qjailctl.executors.simulated.qjail;

import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.RunningJail;

/** What replaces the shared files wants every jail of qjail's stopped. */
final class AllStopped {

  private AllStopped() {}

  static void check(Session session, String complaint) throws Ended, FileRefused {
    for (RunningJail jail : session.world().jails().all()) {
      String path = Zone.GLOBAL + "/" + jail.name();
      if (session.files().exists(path) || session.files().exists(path + ".man")) {
        session.say(complaint);
        throw session.ends("This jail is running. " + jail.name());
      }
    }
  }
}
