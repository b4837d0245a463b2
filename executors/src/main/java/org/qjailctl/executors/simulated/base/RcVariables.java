package org.qjailctl.executors.simulated.base;

import java.util.Map;
import java.util.stream.Collectors;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.rcconf.RcConf;

/**
 * What a script that reads rc.conf's effect prints: the value of each variable in its arguments, a
 * line each.
 */
public final class RcVariables implements Program {

  @Override
  public Result run(Invocation invocation) {
    Map<String, String> variables = RcConf.effect(invocation.files());
    return Result.printed(
        invocation.arguments().stream()
            .map(name -> variables.getOrDefault(name, "") + "\n")
            .collect(Collectors.joining()));
  }
}
