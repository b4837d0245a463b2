package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;

/** {@code devfs rule showsets}, which is all that qjail asks devfs(8). */
public final class Devfs implements Program {

  @Override
  public Result run(Invocation invocation) {
    return invocation.arguments().equals(List.of("rule", "showsets"))
        ? Result.printed(String.join("\n", DevfsRules.sets(invocation.files())) + "\n")
        : Result.failed(1, "usage: devfs [-m mount-point] [-s ruleset] rule ...");
  }
}
