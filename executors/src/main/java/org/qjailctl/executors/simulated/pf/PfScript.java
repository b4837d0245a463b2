package org.qjailctl.executors.simulated.pf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.executors.simulated.base.DaemonScript;
import org.qjailctl.executors.simulated.base.RcScript;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.rcconf.RcConf;

/** The rc.d(8) script pf with what rc.subr(8) does around it; recording 10. */
public final class PfScript implements RcScript {

  private static final String WARNING = "/etc/rc.d/pf: WARNING: ";

  @Override
  public Result run(Invocation invocation, String command, List<String> arguments) {
    boolean forced = command.matches("(one|force)[a-z]+");
    boolean quiet = command.matches("(quiet|fast)[a-z]+");
    String action = command.replaceFirst("^(one|force|quiet|fast)(?=[a-z])", "");
    Map<String, String> variables = RcConf.effect(invocation.files(), "pf");
    if (action.equals("describe")) {
      return Result.printed("Packet filter\n");
    }
    if (!List.of("start", "stop", "restart", "status", "check", "reload", "resync")
        .contains(action)) {
      return Result.failed(
          1,
          "/etc/rc.d/pf: unknown directive '%s'.\nUsage: /etc/rc.d/pf [fast|force|one|quiet](start|stop|restart|rcvar|enable|disable|delete|enabled|describe|extracommands|check|reload|resync|status|poll)"
              .formatted(command));
    }
    if (!forced && !RcConf.isYes(variables.getOrDefault("pf_enable", "NO"))) {
      return quiet ? Result.SILENT : DaemonScript.notEnabled("pf", command, "pf_enable");
    }
    Script script = new Script(invocation, variables);
    return switch (action) {
      case "start" -> script.start(command.startsWith("force"));
      case "stop" -> script.stop();
      case "restart" -> script.stop().then(script.start(command.startsWith("force")));
      case "check" -> Result.printed("Checking pf rules.\n").then(script.pfctl("-n", "-f"));
      case "reload" -> Result.printed("Reloading pf rules.\n").then(script.resync());
      case "resync" -> script.resync();
      default -> script.status();
    };
  }

  /** The script's functions, with rc.conf(5) as it is now. */
  private record Script(Invocation invocation, Map<String, String> variables) {

    private String rules() {
      return variables.getOrDefault("pf_rules", "/etc/pf.conf");
    }

    /** pfctl(8) with these options on the file of rules. */
    Result pfctl(String... options) {
      List<String> argv = new ArrayList<>(List.of("pfctl"));
      argv.addAll(List.of(options));
      argv.add(rules());
      return new Pfctl().run(invocation.calling(argv));
    }

    private Result plain(String... argv) {
      return new Pfctl().run(invocation.calling(argv));
    }

    private boolean enabled() {
      return invocation.world().pf().state().enabled();
    }

    Result start(boolean force) {
      if (!invocation.files().exists(rules())) {
        Result unreadable = Result.failed(1, WARNING + rules() + " is not readable.");
        if (!force) {
          return unreadable;
        }
      }
      invocation.world().kernel().load("pf");
      plain("pfctl", "-F", "all");
      Result loaded = pfctl("-f");
      Result result = Result.printed("Enabling pf").then(loaded);
      if (!loaded.good()) {
        result = result.then(fallback());
      }
      if (!enabled()) {
        plain("pfctl", "-e", "-q");
      }
      return result.then(Result.printed(".\n"));
    }

    private Result fallback() {
      Result warned = Result.of(0, "", WARNING + "Unable to load " + rules() + ".\n");
      if (!RcConf.isYes(variables.getOrDefault("pf_fallback_rules_enable", "NO"))) {
        return warned;
      }
      String file = variables.getOrDefault("pf_fallback_rules_file", "");
      if (invocation.files().exists(file)) {
        String words = WARNING + "Loading fallback rules file: " + file + "\n";
        return warned.then(Result.of(0, "", words)).then(plain("pfctl", "-f", file));
      }
      String rule = variables.getOrDefault("pf_fallback_rules", "");
      String words = WARNING + "Loading fallback rules: " + rule + "\n";
      return warned
          .then(Result.of(0, "", words))
          .then(
              new Pfctl()
                  .run(invocation.calling("pfctl", "-f", "-").reading(Bytes.utf8(rule + "\n"))));
    }

    Result stop() {
      Result info = plain("pfctl", "-s", "info");
      if (!info.good()) {
        return Result.of(0, "", info.stderr().utf8());
      }
      if (!enabled()) {
        return Result.SILENT;
      }
      plain("pfctl", "-d", "-q");
      return Result.printed("Disabling pf.\n");
    }

    Result resync() {
      Result checked = pfctl("-n", "-f");
      return checked.good() ? checked.then(pfctl("-f")) : checked;
    }

    Result status() {
      if (!invocation.world().kernel().hasModule("pf")) {
        return Result.of(1, "pf.ko is not loaded\n", "");
      }
      return plain("pfctl", "-s", "info").then(Result.exit(enabled() ? 0 : 1));
    }
  }
}
