package org.qjailctl.executors.simulated.qjail;

import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;

/** What the script {@code QjailVersionScript} does; its arguments are told there. */
public final class QjailVersion implements Program {

  private static final String HEAD = "# qjail ";

  @Override
  public Result run(Invocation invocation) {
    List<String> words = invocation.arguments();
    if (!invocation.files().exists(words.getFirst())) {
      return Result.SILENT;
    }
    Optional<String> script = invocation.files().text(words.get(1));
    return script
        .map(text -> text.lines().findFirst().orElse(""))
        .map(
            line ->
                line.startsWith(HEAD)
                    ? Result.printed("qjail Version " + line.substring(HEAD.length()) + "\n")
                    : Result.SILENT)
        .orElse(Result.exit(127));
  }
}
