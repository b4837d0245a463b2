package org.qjailctl.core.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qjailctl.core.manifest.GroupName;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.manifest.WantedUser;
import org.qjailctl.core.observed.ObservedAccounts;

/** Whether groups and users are as they are to be, and how a user differs. */
public final class AccountVerdicts {

  private AccountVerdicts() {}

  /** A value of an account, as it is and as it is to be. */
  public record Difference(String what, String found, String wanted) {}

  static Verdict of(Condition.OfAccount condition, ObservedAccounts found) {
    return switch (condition) {
      case Condition.GroupIs wanted -> group(wanted, found);
      case Condition.GroupAbsent unwanted ->
          Verdict.when(
              !found.groups().containsKey(unwanted.name().value()),
              "the group " + unwanted.name() + " is there");
      case Condition.UserIs wanted -> user(wanted, found);
      case Condition.UserAbsent unwanted ->
          Verdict.when(
              !found.users().containsKey(unwanted.name().value()),
              "the user " + unwanted.name() + " is there");
    };
  }

  private static Verdict group(Condition.GroupIs wanted, ObservedAccounts found) {
    ObservedAccounts.Group group = found.groups().get(wanted.name().value());
    if (group == null) {
      return new Verdict.Fails("there is no group " + wanted.name());
    }
    return Verdict.when(
        wanted.group().gid().map(gid -> gid == group.gid()).orElse(true),
        "the number of the group " + wanted.name() + " is " + group.gid());
  }

  private static Verdict user(Condition.UserIs wanted, ObservedAccounts found) {
    if (!found.users().containsKey(wanted.name().value())) {
      return new Verdict.Fails("there is no user " + wanted.name());
    }
    List<Difference> differences = differences(wanted.name(), wanted.user(), found);
    return Verdict.when(
        differences.isEmpty(),
        differences.stream()
            .map(
                one ->
                    "the %s of the user %s is %s".formatted(one.what(), wanted.name(), one.found()))
            .collect(Collectors.joining(", ")));
  }

  /** What is said of a user and is not so; empty where there is no such user. */
  public static List<Difference> differences(
      UserName name, WantedUser.Present wanted, ObservedAccounts accounts) {
    ObservedAccounts.User found = accounts.users().get(name.value());
    if (found == null) {
      return List.of();
    }
    Map<String, String> is = new HashMap<>();
    is.put("uid", Long.toString(found.uid()));
    is.put("group", accounts.groupName(found.gid()));
    is.put("groups", String.join(",", accounts.groupsOf(name)));
    is.put("home", found.home());
    is.put("shell", found.shell());
    is.put("comment", found.comment());
    return said(wanted).entrySet().stream()
        .filter(
            entry ->
                entry.getKey().equals("group")
                    ? !accounts.isGroup(GroupName.of(entry.getValue()), found.gid())
                    : !entry.getValue().equals(is.get(entry.getKey())))
        .map(
            entry ->
                new Difference(
                    entry.getKey(),
                    plain(is.getOrDefault(entry.getKey(), "")),
                    plain(entry.getValue())))
        .toList();
  }

  /** What is said of a user, by the words of the manifest. */
  public static Map<String, String> said(WantedUser.Present wanted) {
    Map<String, String> said = new LinkedHashMap<>();
    put(said, "uid", wanted.uid().map(Object::toString));
    put(said, "group", wanted.group().map(GroupName::value));
    put(
        said,
        "groups",
        wanted
            .groups()
            .map(all -> all.stream().map(GroupName::value).collect(Collectors.joining(","))));
    put(said, "home", wanted.home().map(Object::toString));
    put(said, "shell", wanted.shell().map(Object::toString));
    put(said, "comment", wanted.comment());
    return said;
  }

  private static void put(Map<String, String> said, String what, Optional<String> value) {
    value.ifPresent(text -> said.put(what, text));
  }

  private static String plain(String text) {
    return text.isEmpty() ? "none" : text;
  }
}
