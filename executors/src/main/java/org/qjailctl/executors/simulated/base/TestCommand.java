package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.List;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Node;

/** {@code test -e PATH}: whether something is there; {@code -f}: a file; {@code !}: not. */
public final class TestCommand implements Program {

  @Override
  public Result run(Invocation invocation) {
    List<String> arguments = new ArrayList<>(invocation.arguments());
    boolean not = !arguments.isEmpty() && arguments.getFirst().equals("!");
    if (not) {
      arguments.removeFirst();
    }
    if (arguments.size() != 2 || !List.of("-e", "-f").contains(arguments.getFirst())) {
      return Result.failed(2, "test: the simulated host answers -e and -f only");
    }
    boolean holds =
        invocation
            .files()
            .stat(arguments.get(1))
            .filter(node -> arguments.getFirst().equals("-e") || node instanceof Node.Regular)
            .isPresent();
    return Result.exit(holds == not ? 1 : 0);
  }
}
