package org.qjailctl.executors.lowering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.GroupName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.manifest.WantedUser;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.ProvisionStep.Seen;

/**
 * Groups and users, by pw(8).
 *
 * <p>{@code usermod -G} takes a user out of all groups first and puts it into the named ones then
 * (FreeBSD 13.2, pw_user.c), so that the list is the whole list; an empty one is of no group.
 */
final class AccountLowering {

  private AccountLowering() {}

  static List<Operation> group(ProvisionStep.SetGroup set) {
    List<String> number = option("-g", set.group().gid().map(Object::toString));
    String name = set.name().value();
    List<Operation> operations = new ArrayList<>();
    if (set.seen() != Seen.DIFFERENT) {
      operations.add(
          pw(set.place(), "groupadd", name, number)
              .unless(Argv.in(set.place(), List.of("pw", "groupshow", name))));
    }
    if (set.seen() != Seen.ABSENT && !number.isEmpty()) {
      operations.add(pw(set.place(), "groupmod", name, number));
    }
    return operations;
  }

  static List<Operation> user(ProvisionStep.SetUser set) {
    List<String> said = options(set.user());
    String name = set.name().value();
    List<Operation> operations = new ArrayList<>();
    if (set.seen() != Seen.DIFFERENT) {
      // pw.conf(5) could have every new user get a password of its own.
      List<String> first = new ArrayList<>(List.of("-w", "no"));
      if (set.user().hasHome()) {
        first.add("-m");
      }
      first.addAll(said);
      operations.add(
          pw(set.place(), "useradd", name, first)
              .unless(Argv.in(set.place(), List.of("pw", "usershow", name))));
    }
    if (set.seen() != Seen.ABSENT && !said.isEmpty()) {
      operations.add(pw(set.place(), "usermod", name, said));
    }
    return operations;
  }

  /** {@code kind} is user or group. Without -r, a user's home stays. */
  static List<Operation> remove(Place place, String kind, String name) {
    return List.of(pw(place, kind + "del", name, List.of()));
  }

  private static List<String> options(WantedUser.Present user) {
    List<String> options = new ArrayList<>();
    options.addAll(option("-u", user.uid().map(Object::toString)));
    options.addAll(option("-g", user.group().map(GroupName::value)));
    options.addAll(
        option(
            "-G",
            user.groups()
                .map(all -> all.stream().map(GroupName::value).collect(Collectors.joining(",")))));
    options.addAll(option("-d", user.home().map(Object::toString)));
    options.addAll(option("-s", user.shell().map(Object::toString)));
    options.addAll(option("-c", user.comment()));
    return options;
  }

  private static List<String> option(String letter, Optional<String> value) {
    return value.map(text -> List.of(letter, text)).orElse(List.of());
  }

  private static Operation.Run pw(Place place, String verb, String name, List<String> options) {
    List<String> argv = new ArrayList<>(List.of("pw", verb, name));
    argv.addAll(options);
    return Argv.run(place, argv);
  }
}
