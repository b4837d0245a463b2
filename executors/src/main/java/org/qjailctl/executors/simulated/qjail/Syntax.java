package org.qjailctl.executors.simulated.qjail;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.executors.simulated.world.FileView;

/** The first line of each usage text: what recordings keep of them, and all that anyone needs. */
final class Syntax {

  private static final String COMMANDS =
      """
      qjail Version 5.0
      Syntax: qjail [install|create|list|start|stop|restart|console|archive|
                     delete|restore|config|update|logmsg|help] {parameters}""";

  private static final Map<String, String> BY_COMMAND =
      Map.ofEntries(
          Map.entry("install", "[-z zone] [-h ftp host] [-f file location] [-l]"),
          Map.entry("create", " [-z zone] [-n value] [-a archive] [-f flavor] [-c]"),
          Map.entry("list", "   [-z zone] [jailname...]"),
          Map.entry("start", "  [-z zone] [jailname...]"),
          Map.entry("stop", "   [-z zone] [jailname...]"),
          Map.entry("restart", "[-z zone] [jailname...]"),
          Map.entry("console", "[-z zone] [-u userid] [-c cmd] jailname"),
          Map.entry("archive", "[-z zone] [-A] [-s] [jailname...]"),
          Map.entry("delete", " [-z zone] [-A] [jailname...]"),
          Map.entry("restore", "[-z zone] [-s] [jailname...]"),
          Map.entry("config", " [-z zone] [-c newnic] [-f value] [-b rule#] [-A -d -h]"),
          Map.entry("update", " [-z zone] [-b] [-p] [-P] [-S] [-l on|off]"),
          Map.entry("logmsg", " [message text....]"),
          Map.entry("help", "[sub-command]"));

  private static final Pattern VERSION = Pattern.compile("# qjail (\\S+)\\s*");

  private Syntax() {}

  /** What qjail prints without arguments; its version is what the script's package says. */
  static String commands(FileView files) {
    Matcher script = VERSION.matcher(files.text("/usr/local/bin/qjail").orElse(""));
    return script.matches() ? COMMANDS.replace("5.0", script.group(1)) : COMMANDS;
  }

  static String of(String command) {
    return "Syntax: qjail " + command + " " + BY_COMMAND.getOrDefault(command, "");
  }
}
