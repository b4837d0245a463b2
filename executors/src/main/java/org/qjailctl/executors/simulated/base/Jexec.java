package org.qjailctl.executors.simulated.base;

import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Program;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Accounts;
import org.qjailctl.executors.simulated.world.RunningJail;

/**
 * jexec(8): runs a program in a jail, as a user of the host ({@code -u}) or of the jail ({@code
 * -U}). With {@code -l} it goes to the user's home first, or fails.
 */
public final class Jexec implements Program {

  @Override
  public Result run(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), "lnu:U:");
    List<String> words = options.rest();
    if (options.unknown().isPresent() || words.isEmpty()) {
      return Result.failed(1, "usage: jexec [-l] [-u username | -U username] jail [command ...]");
    }
    Optional<RunningJail> jail = invocation.world().jails().find(words.getFirst());
    if (jail.isEmpty()) {
      return Result.failed(1, "jexec: jail \"" + words.getFirst() + "\" not found");
    }
    Invocation inside = invocation.in(jail.get()).as("root");
    Optional<String> user = options.value('U').or(() -> options.value('u'));
    Accounts accounts = Accounts.of(options.has('U') ? inside.files() : invocation.files());
    if (user.isPresent() && accounts.user(user.get()).isEmpty()) {
      return Result.failed(1, "jexec: " + user.get() + ": no such user");
    }
    if (options.has('l')) {
      String home = accounts.user(user.orElse("root")).map(Accounts.User::home).orElse("/root");
      if (!inside.files().isFolder(home)) {
        return Result.failed(1, "jexec: chdir: " + home + ": No such file or directory");
      }
    }
    List<String> command = words.size() > 1 ? words.subList(1, words.size()) : List.of("sh");
    return invocation.programs().run(inside.as(user.orElse("root")).calling(command));
  }
}
