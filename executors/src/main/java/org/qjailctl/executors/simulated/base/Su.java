package org.qjailctl.executors.simulated.base;

import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Accounts;

/**
 * {@code su [-l] [-m] USER -c COMMAND}, called by root. There is no shell here: a command is words
 * between blanks, and one with anything that a shell would treat is refused.
 */
public final class Su implements Program {

  @Override
  public Result run(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), "-fmlsc:");
    List<String> words = options.rest();
    String user = words.isEmpty() ? "root" : words.getFirst();
    if (Accounts.of(invocation.files()).user(user).isEmpty()) {
      return Result.failed(1, "su: unknown login: " + user);
    }
    Optional<String> command =
        words.size() == 3 && words.get(1).equals("-c")
            ? Optional.of(words.get(2))
            : options.value('c');
    if (command.isEmpty()) {
      return Result.SILENT;
    }
    if (!command.get().matches("[A-Za-z0-9_./=:,@ -]+")) {
      return Result.failed(127, "su: the simulated host has no shell for: " + command.get());
    }
    return invocation.as(user).run(List.of(command.get().strip().split("\\s+")));
  }
}
