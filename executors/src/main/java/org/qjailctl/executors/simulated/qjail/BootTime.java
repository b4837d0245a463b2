package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import org.qjailctl.executors.simulated.base.DaemonScript;
import org.qjailctl.executors.simulated.base.RcScript;
import org.qjailctl.executors.simulated.base.Sysrc;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;

/**
 * qjail's rc.d script qjail.bootime (qjail 5.0): starts the jails of all zones that are neither
 * norun nor manual, in the order of their names, and ends at the first that fails. It makes the
 * jail's parameters anew from the definition and does not know allow.mount.tmpfs: a jail with that
 * setting runs without it after a boot.
 */
public final class BootTime implements RcScript {

  private static final String VARIABLE = "qjail_enable";

  @Override
  public String rcvar(String name) {
    return VARIABLE;
  }

  @Override
  public Result run(Invocation invocation, String command, List<String> arguments)
      throws FileRefused {
    String action = command.replaceFirst("^(one|force|quiet|fast)(?=[a-z])", "");
    boolean forced = command.matches("(one|force)[a-z]+");
    if (!action.equals("start")) {
      return RcScript.usage("qjail.bootime", command);
    }
    if (!forced && !Sysrc.isYes(invocation, VARIABLE)) {
      return DaemonScript.notEnabled("qjail", command, VARIABLE);
    }
    Session session = new Session(invocation);
    StringBuilder said = new StringBuilder();
    for (String file : invocation.files().list(Zone.GLOBAL)) {
      if (file.endsWith(".norun") || file.endsWith(".man")) {
        String status = file.endsWith(".man") ? "manual" : "norun";
        said.append("Bypassed ").append(status).append(" status ").append(file).append('\n');
        continue;
      }
      Definition jail = Definition.parse(invocation.files().read(Zone.GLOBAL + "/" + file).utf8());
      try {
        if (!StartStop.booted(session, jail)) {
          return Result.of(1, said + "because of errors in jail.conf file.\n", "");
        }
      } catch (Ended ended) {
        return Result.of(1, said.toString(), "");
      }
      said.append("Jail successfully started  ").append(file).append('\n');
    }
    return Result.printed(said.toString());
  }
}
