package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Accounts;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** What pw(8) does about users: words and exit statuses of pw_user.c, FreeBSD 13.2. */
final class PwUsers {

  private static final long FIRST = 1001;

  private PwUsers() {}

  static Result add(Pw.Call call) throws FileRefused {
    Accounts accounts = call.accounts();
    Optional<Result> noGroup = noGroup(call);
    if (noGroup.isPresent()) {
      return noGroup.get();
    }
    if (accounts.user(call.name()).isPresent()) {
      return Pw.refused(Pw.BAD_DATA, "login name `" + call.name() + "' already exists");
    }
    long uid = call.value('u').map(Long::parseLong).orElseGet(() -> free(accounts));
    if (accounts.user(uid).isPresent() && !call.options().has('o')) {
      return Pw.refused(Pw.BAD_DATA, "uid `" + uid + "' has already been allocated");
    }
    // Without a group, the user gets one of its own name, of its own number where that is free.
    Optional<Accounts.Group> asked =
        call.value('g')
            .or(() -> Optional.of(call.name()).filter(name -> accounts.group(name).isPresent()))
            .flatMap(text -> group(accounts, text));
    Accounts.Group own =
        new Accounts.Group(
            call.name(), accounts.group(uid).isEmpty() ? uid : PwGroups.free(accounts), List.of());
    Accounts.User user =
        new Accounts.User(
            call.name(),
            uid,
            asked.orElse(own).gid(),
            call.value('c').orElse("User &"),
            call.value('d').orElse("/home/" + call.name()),
            shell(call.value('s').orElse("sh")));
    List<Accounts.User> users = new ArrayList<>(accounts.users());
    users.add(user);
    Accounts changed = new Accounts(users, accounts.groups());
    changed = asked.isPresent() ? changed : PwGroups.with(changed, own);
    call.write(joined(changed, call));
    return home(call, user);
  }

  static Result change(Pw.Call call) throws FileRefused {
    Accounts accounts = call.accounts();
    Optional<Accounts.User> found = accounts.user(call.name());
    if (found.isEmpty()) {
      return unknown(call.name());
    }
    Optional<Result> noGroup = noGroup(call);
    if (noGroup.isPresent()) {
      return noGroup.get();
    }
    Accounts.User was = found.get();
    Accounts.User user =
        new Accounts.User(
            was.name(),
            call.value('u').map(Long::parseLong).orElse(was.uid()),
            call.value('g')
                .flatMap(text -> group(accounts, text))
                .map(Accounts.Group::gid)
                .orElse(was.gid()),
            call.value('c').orElse(was.comment()),
            call.value('d').orElse(was.home()),
            call.value('s').map(PwUsers::shell).orElse(was.shell()));
    List<Accounts.User> users = new ArrayList<>(accounts.users());
    users.replaceAll(one -> one.name().equals(user.name()) ? user : one);
    Accounts changed = new Accounts(users, accounts.groups());
    if (call.options().has('G')) {
      changed = left(changed, call.name());
    }
    call.write(joined(changed, call));
    return home(call, user);
  }

  /** The group of the user's name goes too, where it is the user's and nobody is in it. */
  static Result delete(Pw.Call call) throws FileRefused {
    Accounts accounts = call.accounts();
    Optional<Accounts.User> found = accounts.user(call.name());
    if (found.isEmpty()) {
      return unknown(call.name());
    }
    if (call.name().equals("root")) {
      return Pw.refused(Pw.BAD_DATA, "cannot remove user 'root'");
    }
    Accounts changed =
        new Accounts(
            accounts.users().stream().filter(user -> !user.name().equals(call.name())).toList(),
            accounts.groups());
    boolean own =
        accounts
            .group(call.name())
            .filter(group -> group.members().isEmpty() && group.gid() == found.get().gid())
            .isPresent();
    changed = left(own ? PwGroups.without(changed, call.name()) : changed, call.name());
    call.write(changed);
    FileView files = call.invocation().files();
    if (call.options().has('r') && files.isFolder(found.get().home())) {
      files.remove(found.get().home());
    }
    return Result.SILENT;
  }

  static Result show(Pw.Call call) {
    return call.accounts()
        .user(call.name())
        .map(
            user ->
                Result.printed(
                    "%s:*:%d:%d::0:0:%s:%s:%s\n"
                        .formatted(
                            user.name(),
                            user.uid(),
                            user.gid(),
                            user.comment(),
                            user.home(),
                            user.shell())))
        .orElseGet(() -> unknown(call.name()));
  }

  private static Result unknown(String name) {
    return Pw.refused(Pw.NO_USER, "no such user `" + name + "'");
  }

  private static Optional<Result> noGroup(Pw.Call call) {
    List<String> named = new ArrayList<>(listed(call));
    call.value('g').filter(text -> !text.isEmpty()).ifPresent(named::addFirst);
    return named.stream()
        .filter(text -> group(call.accounts(), text).isEmpty())
        .findFirst()
        .map(text -> Pw.refused(Pw.NO_USER, "group `" + text + "' does not exist"));
  }

  private static List<String> listed(Pw.Call call) {
    return call.value('G')
        .map(text -> Arrays.stream(text.split("[, \t]+")).filter(name -> !name.isEmpty()).toList())
        .orElse(List.of());
  }

  private static Optional<Accounts.Group> group(Accounts accounts, String text) {
    return accounts
        .group(text)
        .or(() -> text.matches("[0-9]+") ? accounts.group(Long.parseLong(text)) : Optional.empty());
  }

  private static Accounts joined(Accounts accounts, Pw.Call call) {
    Accounts changed = accounts;
    for (String name : listed(call)) {
      Accounts.Group group = group(changed, name).orElseThrow();
      List<String> members = new ArrayList<>(group.members());
      if (!members.contains(call.name())) {
        members.add(call.name());
      }
      changed = PwGroups.with(changed, new Accounts.Group(group.name(), group.gid(), members));
    }
    return changed;
  }

  private static Accounts left(Accounts accounts, String user) {
    return new Accounts(
        accounts.users(),
        accounts.groups().stream()
            .map(
                group ->
                    new Accounts.Group(
                        group.name(),
                        group.gid(),
                        group.members().stream().filter(name -> !name.equals(user)).toList()))
            .toList());
  }

  private static long free(Accounts accounts) {
    long uid = FIRST;
    while (accounts.user(uid).isPresent() || accounts.group(uid).isPresent()) {
      uid++;
    }
    return uid;
  }

  /** A path is taken as it is; a name is looked for in /bin first (pw.conf(5), shellpath). */
  private static String shell(String text) {
    return text.startsWith("/") ? text : "/bin/" + text;
  }

  private static Result home(Pw.Call call, Accounts.User user) throws FileRefused {
    FileView files = call.invocation().files();
    if (call.options().has('m') && !files.exists(user.home())) {
      files.makeFolders(user.home());
      files.changeOwner(user.home(), user.uid(), user.gid());
      files.changeMode(user.home(), new FileMode(0755));
    }
    return Result.SILENT;
  }
}
