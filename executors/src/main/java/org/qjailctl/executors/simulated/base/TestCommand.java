package org.qjailctl.executors.simulated.base;

import java.util.List;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;

/** {@code test -e PATH} and {@code test -L PATH}, each with {@code !} before it, too. */
public final class TestCommand implements Program {

  @Override
  public Result run(Invocation invocation) {
    List<String> arguments = invocation.arguments();
    boolean not = !arguments.isEmpty() && arguments.getFirst().equals("!");
    List<String> asked = not ? arguments.subList(1, arguments.size()) : arguments;
    if (asked.size() != 2 || !List.of("-e", "-L").contains(asked.getFirst())) {
      return Result.failed(2, "test: the simulated host answers -e and -L only");
    }
    FileView files = invocation.files();
    boolean holds =
        asked.getFirst().equals("-e")
            ? files.exists(asked.get(1))
            : files.lstat(asked.get(1)).filter(Node.Symlink.class::isInstance).isPresent();
    return Result.exit(holds != not ? 0 : 1);
  }
}
