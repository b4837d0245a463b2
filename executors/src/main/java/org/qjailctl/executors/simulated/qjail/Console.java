package org.qjailctl.executors.simulated.qjail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.world.FileRefused;

/** {@code qjail console}: a command in a running jail, or a login, which ends at end of input. */
final class Console implements Subcommand {

  @Override
  public void run(Session session, List<String> words) throws Ended, FileRefused {
    Options options = Subcommand.options(session, "console", words, "c:u:z:");
    Zone zone = Zone.of(session, options.value('z'));
    if (options.rest().isEmpty()) {
      throw session.ends(Syntax.of("console"));
    }
    String jail = options.rest().getFirst();
    String path = zone.definitions() + "/" + jail;
    if (session.files().exists(path + ".norun")) {
      throw session.ends("Error: This jail name is in norun status. " + jail);
    }
    if (!session.files().exists(path) && !session.files().exists(path + ".man")) {
      throw session.ends("Error: This jail name don't exist. " + jail);
    }
    if (!session.runs(jail)) {
      // The script names the message as a command; recording 05, step 19.
      session.complain(
          "/usr/local/bin/qjail: Error: Jail is not running & it needs to be. "
              + jail
              + ": not found");
      return;
    }
    if (options.has('c')) {
      List<String> command = new ArrayList<>(List.of("jexec"));
      options.value('u').ifPresent(user -> command.addAll(List.of("-U", user)));
      command.add(jail);
      command.addAll(Arrays.asList(options.value('c').orElse("").split("\\s+")));
      session.exitsAs(session.run(command));
    }
  }
}
