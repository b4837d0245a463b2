package org.qjailctl.executors.simulated.postgresql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qjailctl.executors.simulated.base.DaemonScript;
import org.qjailctl.executors.simulated.base.RcScript;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.rcconf.RcConf;
import org.qjailctl.executors.simulated.world.FileRefused;

/**
 * The port's rc.d(8) script: all of it is pg_ctl(1) run by the user postgres. rc.subr(8) makes
 * every failure of a script's own command exit status 1.
 */
public final class PostgresqlScript implements RcScript {

  private static final List<String> COMMANDS =
      List.of("start", "stop", "restart", "reload", "status", "promote", "initdb");

  @Override
  public Result run(Invocation invocation, String command, List<String> arguments)
      throws FileRefused {
    String action = command.replaceFirst("^(one|force|quiet|fast)", "");
    if (!COMMANDS.contains(action)) {
      return RcScript.usage(PgCtl.SERVICE, command);
    }
    Map<String, String> variables = RcConf.effect(invocation.files());
    boolean enabled = RcConf.isYes(variables.getOrDefault("postgresql_enable", "NO"));
    if (!enabled && !command.startsWith("one") && !command.startsWith("force")) {
      return DaemonScript.notEnabled(PgCtl.SERVICE, command, "postgresql_enable");
    }
    String user = variables.getOrDefault("postgresql_user", "postgres");
    String folder =
        variables.getOrDefault(
            "postgresql_data",
            "/var/db/postgres/data" + Cluster.installed(invocation.files()).orElse(""));
    List<String> argv = new ArrayList<>();
    if (action.equals("initdb")) {
      argv.add("/usr/local/bin/initdb");
      argv.addAll(words(variables, "postgresql_initdb_flags", "--encoding=utf-8 --lc-collate=C"));
      argv.addAll(List.of("-D", folder, "-U", user));
    } else {
      argv.addAll(List.of("/usr/local/bin/pg_ctl", "-D", folder));
      argv.addAll(words(variables, "postgresql_flags", "-w -s -m fast"));
      argv.add(action);
    }
    Result result = invocation.as(user).run(argv);
    return new Result(result.good() ? 0 : 1, result.stdout(), result.stderr());
  }

  private static List<String> words(Map<String, String> variables, String name, String usual) {
    return List.of(variables.getOrDefault(name, usual).strip().split("\\s+"));
  }
}
