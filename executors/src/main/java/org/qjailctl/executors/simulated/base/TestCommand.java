package org.qjailctl.executors.simulated.base;

import java.util.List;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;

/** {@code test -e PATH}: whether something is there. */
public final class TestCommand implements Program {

  @Override
  public Result run(Invocation invocation) {
    List<String> arguments = invocation.arguments();
    if (arguments.size() != 2 || !arguments.getFirst().equals("-e")) {
      return Result.failed(2, "test: the simulated host answers -e only");
    }
    return Result.exit(invocation.files().stat(arguments.get(1)).isPresent() ? 0 : 1);
  }
}
