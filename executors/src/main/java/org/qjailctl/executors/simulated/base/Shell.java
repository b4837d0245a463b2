package org.qjailctl.executors.simulated.base;

import java.util.List;
import java.util.Map;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.FileRefused;

/**
 * sh(1) called as {@code sh -c SCRIPT [NAME [ARGUMENT ...]]}, for the scripts that it knows by
 * heart: there is no shell here. A script's program gets the name and the arguments as its argv.
 */
public final class Shell implements Program {

  private final Map<String, Program> scripts;

  /**
   * A shell that knows {@code scripts}.
   *
   * @param scripts by their exact text
   */
  public Shell(Map<String, Program> scripts) {
    this.scripts = Map.copyOf(scripts);
  }

  @Override
  public Result run(Invocation invocation) throws FileRefused {
    List<String> words = invocation.arguments();
    if (words.size() < 2 || !words.getFirst().equals("-c")) {
      return Result.failed(2, "sh: only -c SCRIPT is simulated");
    }
    String script = words.get(1);
    if (script.matches("exit [0-9]{1,3}")) {
      return Result.exit(Integer.parseInt(script.substring(5)) & 0xff);
    }
    Program known = scripts.get(script);
    if (known == null) {
      return Result.failed(127, "sh: the simulated host does not know this script: " + script);
    }
    List<String> argv = words.size() > 2 ? words.subList(2, words.size()) : List.of("sh");
    return known.run(invocation.calling(argv));
  }
}
