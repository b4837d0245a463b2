package org.qjailctl.executors.simulated.base;

import java.util.Optional;
import java.util.stream.Collectors;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Accounts;

/** id(1). */
public final class UserCommands {

  private UserCommands() {}

  public static Result id(Invocation invocation) {
    Options options = Options.read(invocation.arguments(), "ungG");
    String name = options.rest().isEmpty() ? invocation.user() : options.rest().getFirst();
    Accounts accounts = Accounts.of(invocation.files());
    Optional<Accounts.User> user =
        accounts
            .user(name)
            .or(() -> options.rest().isEmpty() && name.equals("root") ? ROOT : Optional.empty());
    if (user.isEmpty()) {
      return Result.failed(1, "id: " + name + ": no such user");
    }
    if (options.has('u')) {
      return Result.printed((options.has('n') ? user.get().name() : user.get().uid()) + "\n");
    }
    if (options.has('g')) {
      return Result.printed(
          (options.has('n') ? group(accounts, user.get().gid()) : user.get().gid()) + "\n");
    }
    return Result.printed(
        "uid=%d(%s) gid=%s groups=%s\n"
            .formatted(
                user.get().uid(),
                user.get().name(),
                both(accounts, user.get().gid()),
                accounts.groupsOf(user.get()).stream()
                    .map(gid -> both(accounts, gid))
                    .collect(Collectors.joining(","))));
  }

  private static final Optional<Accounts.User> ROOT =
      Optional.of(new Accounts.User("root", 0, 0, "Charlie &", "/root", "/bin/csh"));

  private static String group(Accounts accounts, long gid) {
    return accounts.group(gid).map(Accounts.Group::name).orElse(Long.toString(gid));
  }

  private static String both(Accounts accounts, long gid) {
    return accounts.group(gid).map(g -> gid + "(" + g.name() + ")").orElse(Long.toString(gid));
  }
}
