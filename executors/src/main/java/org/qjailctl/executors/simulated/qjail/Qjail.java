package org.qjailctl.executors.simulated.qjail;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;

/** The script /usr/local/bin/qjail, version 5.0: finds the sub-command and hands over to it. */
public final class Qjail implements Program {

  private static final int NOT_ROOT = 2;
  private static final int FAILED = 3;

  private static final Map<String, Subcommand> SUBCOMMANDS =
      Map.ofEntries(
          Map.entry("install", new Install()),
          Map.entry("create", new Create()),
          Map.entry("list", new ListJails()),
          Map.entry("start", new StartStop(StartStop.Action.START)),
          Map.entry("stop", new StartStop(StartStop.Action.STOP)),
          Map.entry("restart", new StartStop(StartStop.Action.RESTART)),
          Map.entry("console", new Console()),
          Map.entry("archive", new Archive()),
          Map.entry("delete", new Delete()),
          Map.entry("restore", new Restore()),
          Map.entry("config", new Config()),
          Map.entry("update", new Update()),
          Map.entry("logmsg", Qjail::logMessage),
          Map.entry("help", Qjail::help));

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    Session session = new Session(invocation);
    List<String> words = invocation.arguments();
    try {
      if (words.isEmpty()) {
        session.say(Syntax.commands(session.files()));
        throw session.ends(" ");
      }
      if (!invocation.user().equals("root")) {
        session.echo("qjail must be run by root.");
        return session.result(NOT_ROOT);
      }
      if (secured(session)) {
        session.say("Error: The host is running in a secure level higher than 0.");
        throw session.ends("Reboot the host into a lower secure level.");
      }
      session.log(String.join(" ", words));
      Subcommand subcommand = SUBCOMMANDS.get(words.getFirst());
      if (subcommand == null) {
        throw session.ends(Syntax.commands(session.files()));
      }
      subcommand.run(session, split(words.subList(1, words.size()), words.getFirst()));
      return session.result();
    } catch (Ended e) {
      return session.result(FAILED);
    }
  }

  private static boolean secured(Session session) {
    String level = session.world().kernel().variable("kern.securelevel").orElse("-1");
    return level.matches("[1-9][0-9]?");
  }

  /** The script passes its arguments on as {@code $*}, so that one with a blank falls apart. */
  private static List<String> split(List<String> words, String subcommand) {
    return subcommand.equals("console")
        ? words
        : words.stream()
            .flatMap(w -> Arrays.stream(w.split("\\s+")))
            .filter(w -> !w.isEmpty())
            .toList();
  }

  /** The message was logged with the call itself. */
  private static void logMessage(Session session, List<String> words) throws FileRefused {
    if (words.isEmpty()) {
      session.say("Error: You submitted a blank log msg.");
      session.complain("/usr/local/bin/qjail: " + Syntax.of("logmsg") + ": not found");
    }
  }

  private static void help(Session session, List<String> words) throws FileRefused {
    if (!words.isEmpty() && SUBCOMMANDS.containsKey(words.getFirst())) {
      session.say(Syntax.of(words.getFirst()));
    } else {
      session.complain("No manual entry for qjail");
    }
  }
}
