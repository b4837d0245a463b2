package org.qjailctl.executors.simulated.base;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qjailctl.executors.simulated.program.Invocation;
import org.qjailctl.executors.simulated.program.Options;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Accounts;
import org.qjailctl.executors.simulated.world.FileRefused;

/** id(1) and pw(8). */
public final class UserCommands {

  /** EX_NOUSER and EX_DATAERR of sysexits(3), which pw(8) ends with. */
  private static final int NO_USER = 67;

  private static final int BAD_DATA = 65;
  private static final int FIRST_UID = 1001;

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
      Optional.of(new Accounts.User("root", 0, 0, "/root", "/bin/csh"));

  private static String group(Accounts accounts, long gid) {
    return accounts.group(gid).map(Accounts.Group::name).orElse(Long.toString(gid));
  }

  private static String both(Accounts accounts, long gid) {
    return accounts.group(gid).map(g -> gid + "(" + g.name() + ")").orElse(Long.toString(gid));
  }

  /**
   * {@code pw useradd -n NAME [-u UID] [-g GROUP] [-d HOME] [-s SHELL]}, {@code userdel}, {@code
   * usershow}.
   */
  public static Result pw(Invocation invocation) throws FileRefused {
    List<String> words = invocation.arguments();
    String action = words.isEmpty() ? "" : words.getFirst();
    int skipped = action.equals("user") && words.size() > 1 ? 2 : 1;
    action = skipped == 2 ? "user" + words.get(1) : action;
    List<String> arguments = words.subList(Math.min(skipped, words.size()), words.size());
    // pw(8) takes the two halves of a command's name in either order.
    action = action.replaceFirst("^(add|del|show)user$", "user$1");
    String named =
        !arguments.isEmpty() && !arguments.getFirst().startsWith("-") ? arguments.getFirst() : "";
    Options options =
        Options.read(
            named.isEmpty() ? arguments : arguments.subList(1, arguments.size()),
            "n:u:g:d:s:c:G:mh:H:w:k:M:oqrp:e:");
    String name = options.value('n').orElse(named);
    Accounts accounts = Accounts.of(invocation.files());
    return switch (action) {
      case "useradd" -> add(invocation, accounts, name, options);
      case "userdel" -> delete(invocation, accounts, name);
      case "usershow" ->
          accounts
              .user(name)
              .map(
                  u ->
                      Result.printed(
                          "%s:*:%d:%d::0:0:User &:%s:%s\n"
                              .formatted(u.name(), u.uid(), u.gid(), u.home(), u.shell())))
              .orElseGet(() -> Result.failed(NO_USER, "pw: no such user `" + name + "'"));
      default -> Result.failed(64, "pw: the simulated host knows useradd, userdel and usershow");
    };
  }

  private static Result add(Invocation invocation, Accounts accounts, String name, Options options)
      throws FileRefused {
    if (accounts.user(name).isPresent()) {
      return Result.failed(BAD_DATA, "pw: login name `" + name + "' already exists");
    }
    long uid = options.value('u').map(Long::parseLong).orElseGet(() -> free(accounts));
    if (accounts.user(uid).isPresent() && !options.has('o')) {
      return Result.failed(BAD_DATA, "pw: uid `" + uid + "' has already been allocated");
    }
    Optional<String> asked = options.value('g');
    Optional<Accounts.Group> group =
        asked.flatMap(
            g -> g.matches("[0-9]+") ? accounts.group(Long.parseLong(g)) : accounts.group(g));
    if (asked.isPresent() && group.isEmpty()) {
      return Result.failed(NO_USER, "pw: group `" + asked.get() + "' is not defined");
    }
    long gid = group.map(Accounts.Group::gid).orElse(uid);
    append(
        invocation,
        "/etc/passwd",
        "%s:*:%d:%d:User &:%s:%s\n"
            .formatted(
                name,
                uid,
                gid,
                options.value('d').orElse("/home/" + name),
                options.value('s').orElse("/bin/sh")));
    if (group.isEmpty()) {
      append(invocation, "/etc/group", "%s:*:%d:\n".formatted(name, gid));
    }
    return Result.SILENT;
  }

  private static long free(Accounts accounts) {
    long uid = FIRST_UID;
    while (accounts.user(uid).isPresent() || accounts.group(uid).isPresent()) {
      uid++;
    }
    return uid;
  }

  private static Result delete(Invocation invocation, Accounts accounts, String name)
      throws FileRefused {
    if (accounts.user(name).isEmpty()) {
      return Result.failed(NO_USER, "pw: no such user `" + name + "'");
    }
    for (String path : List.of("/etc/passwd", "/etc/group")) {
      invocation
          .files()
          .replace(
              path,
              invocation
                  .files()
                  .text(path)
                  .orElse("")
                  .lines()
                  .filter(l -> !l.startsWith(name + ":"))
                  .map(l -> l + "\n")
                  .collect(Collectors.joining()));
    }
    return Result.SILENT;
  }

  private static void append(Invocation invocation, String path, String line) throws FileRefused {
    invocation.files().replace(path, invocation.files().text(path).orElse("") + line);
  }
}
