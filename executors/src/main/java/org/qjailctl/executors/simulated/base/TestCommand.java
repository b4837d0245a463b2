package org.qjailctl.executors.simulated.base;

import java.util.List;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;

/** {@code test -e PATH}, {@code -f} and {@code -L}, each with {@code !} before it, too. */
public final class TestCommand implements Program {

  @Override
  public Result run(Invocation invocation) {
    List<String> arguments = invocation.arguments();
    boolean not = !arguments.isEmpty() && arguments.getFirst().equals("!");
    List<String> asked = not ? arguments.subList(1, arguments.size()) : arguments;
    if (asked.size() != 2) {
      return Result.failed(2, "test: the simulated host takes an option and a path");
    }
    FileView files = invocation.files();
    String path = asked.get(1);
    return switch (asked.getFirst()) {
      case "-e" -> told(files.exists(path), not);
      case "-f" -> told(files.stat(path).filter(Node.Regular.class::isInstance).isPresent(), not);
      case "-L" -> told(files.lstat(path).filter(Node.Symlink.class::isInstance).isPresent(), not);
      default -> Result.failed(2, "test: the simulated host answers -e, -f and -L only");
    };
  }

  private static Result told(boolean holds, boolean not) {
    return Result.exit(holds != not ? 0 : 1);
  }
}
