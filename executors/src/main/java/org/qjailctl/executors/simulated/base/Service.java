package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;

/**
 * service(8): finds a service's script in /etc/rc.d or /usr/local/etc/rc.d and hands the command to
 * it.
 */
public final class Service implements Program {

  private final Map<String, RcScript> scripts;

  /**
   * A dispatcher.
   *
   * @param scripts by the script's file name; a service that is installed and not here is a plain
   *     daemon
   */
  public Service(Map<String, RcScript> scripts) {
    this.scripts = Map.copyOf(scripts);
  }

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    List<String> words = invocation.arguments();
    if (words.equals(List.of("-l"))) {
      List<String> all = new ArrayList<>(BaseServices.NAMES);
      all.addAll(local(invocation));
      return Result.printed(String.join("\n", all) + "\n");
    }
    if (words.size() < 2 || words.getFirst().startsWith("-")) {
      return Result.of(
          1,
          "",
          "usage: service [-j <jail name or id>] [-E var=value] [-e] [-l] [-r] [-v] <rc.d script> start|stop|etc.\n");
    }
    String name = words.get(0);
    if (!BaseServices.NAMES.contains(name) && !local(invocation).contains(name)) {
      return Result.of(
          1,
          """
          %s does not exist in /etc/rc.d or the local startup
          directories (/usr/local/etc/rc.d), or is not executable
          """
              .formatted(name),
          "");
    }
    RcScript script = scripts.getOrDefault(name, new DaemonScript(name));
    String variable = script.rcvar(name);
    return switch (words.get(1)) {
      case "enable" -> switched(invocation, name, variable, true);
      case "disable" -> switched(invocation, name, variable, false);
      case "enabled" -> Result.exit(Sysrc.isYes(invocation, variable) ? 0 : 1);
      case "rcvar" ->
          Result.printed(
              "# %s\n#\n%s=\"%s\"\n#   (default: \"\")\n\n"
                  .formatted(name, variable, Sysrc.isYes(invocation, variable) ? "YES" : "NO"));
      default -> script.run(invocation, words.get(1), words.subList(2, words.size()));
    };
  }

  private static Result switched(Invocation invocation, String name, String variable, boolean on) {
    Result set = invocation.run("sysrc", "-v", variable + "=" + (on ? "YES" : "NO"));
    String file = set.text().split(":", 2)[0];
    return set.good()
        ? Result.printed(name + (on ? " enabled in " : " disabled in ") + file + "\n")
        : set;
  }

  private static List<String> local(Invocation invocation) throws FileRefused {
    String folder = "/usr/local/etc/rc.d";
    return invocation.files().isFolder(folder) ? invocation.files().list(folder) : List.of();
  }
}
