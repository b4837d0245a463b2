package org.qjailctl.executors.simulated.base;

import java.util.List;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;

/**
 * A service's rc.d(8) script. {@code enable}, {@code disable} and {@code enabled} are {@link
 * Service}'s own.
 */
@FunctionalInterface
public interface RcScript {

  Result run(Invocation invocation, String command, List<String> arguments) throws FileRefused;

  /** The variable that switches the service on. */
  default String rcvar(String name) {
    return name.replace('-', '_').replace('.', '_') + "_enable";
  }

  /** What rc.subr(8) says of a command that a script does not have. */
  static Result usage(String script, String command) {
    return Result.failed(
        1,
        "/etc/rc.d/%s: unknown directive '%s'.\nUsage: /etc/rc.d/%s [fast|force|one|quiet](start|stop|restart|rcvar|enable|disable|delete|enabled|describe|extracommands|status|poll)"
            .formatted(script, command, script));
  }
}
