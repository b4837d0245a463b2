package org.qjailctl.executors.simulated.base;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.qjailctl.executors.simulated.program.Result;
import org.qjailctl.executors.simulated.world.Accounts;
import org.qjailctl.executors.simulated.world.FileRefused;

/** What pw(8) does about groups: words and exit statuses of pw_group.c, FreeBSD 13.2. */
final class PwGroups {

  private static final long FIRST = 1001;

  private PwGroups() {}

  static Result add(Pw.Call call) throws FileRefused {
    if (call.name().isEmpty()) {
      return Pw.refused(Pw.BAD_DATA, "group name required");
    }
    if (call.accounts().group(call.name()).isPresent()) {
      return Pw.refused(Pw.BAD_DATA, "group name `" + call.name() + "' already exists");
    }
    Optional<Long> asked = call.value('g').map(Long::valueOf);
    if (asked.flatMap(call.accounts()::group).isPresent() && !call.options().has('o')) {
      return Pw.refused(Pw.BAD_DATA, "gid `" + asked.get() + "' has already been allocated");
    }
    Accounts.Group group =
        new Accounts.Group(
            call.name(), asked.orElseGet(() -> free(call.accounts())), members(call.value('M')));
    return call.write(with(call.accounts(), group));
  }

  static Result change(Pw.Call call) throws FileRefused {
    Optional<Accounts.Group> found = call.accounts().group(call.name());
    if (found.isEmpty()) {
      return unknown(call.name());
    }
    Accounts.Group group = found.get();
    List<String> members =
        call.value('M').map(list -> members(Optional.of(list))).orElse(group.members());
    List<String> more = new ArrayList<>(members);
    members(call.value('m')).stream().filter(name -> !more.contains(name)).forEach(more::add);
    more.removeAll(members(call.value('d')));
    return call.write(
        with(
            call.accounts(),
            new Accounts.Group(
                group.name(), call.value('g').map(Long::parseLong).orElse(group.gid()), more)));
  }

  static Result delete(Pw.Call call) throws FileRefused {
    return call.accounts().group(call.name()).isEmpty()
        ? unknown(call.name())
        : call.write(without(call.accounts(), call.name()));
  }

  static Result show(Pw.Call call) {
    return call.accounts()
        .group(call.name())
        .map(
            group ->
                Result.printed(
                    "%s:*:%d:%s\n"
                        .formatted(group.name(), group.gid(), String.join(",", group.members()))))
        .orElseGet(() -> unknown(call.name()));
  }

  private static Result unknown(String name) {
    return Pw.refused(Pw.BAD_DATA, "unknown group `" + name + "'");
  }

  private static List<String> members(Optional<String> list) {
    return list.map(text -> Arrays.stream(text.split("[, \t]+")))
        .map(names -> names.filter(name -> !name.isEmpty()).toList())
        .orElse(List.of());
  }

  static long free(Accounts accounts) {
    long gid = FIRST;
    while (accounts.group(gid).isPresent()) {
      gid++;
    }
    return gid;
  }

  /** The same accounts with {@code group} in the place of one of its name, or at the end. */
  static Accounts with(Accounts accounts, Accounts.Group group) {
    List<Accounts.Group> groups = new ArrayList<>(accounts.groups());
    if (accounts.group(group.name()).isPresent()) {
      groups.replaceAll(one -> one.name().equals(group.name()) ? group : one);
    } else {
      groups.add(group);
    }
    return new Accounts(accounts.users(), groups);
  }

  static Accounts without(Accounts accounts, String name) {
    return new Accounts(
        accounts.users(),
        accounts.groups().stream().filter(group -> !group.name().equals(name)).toList());
  }
}
