package org.qjailctl.planner.inside;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qjailctl.core.manifest.GroupName;
import org.qjailctl.core.manifest.UserName;
import org.qjailctl.core.manifest.WantedAccounts;
import org.qjailctl.core.manifest.WantedGroup;
import org.qjailctl.core.manifest.WantedUser;
import org.qjailctl.core.observed.ObservedAccounts;
import org.qjailctl.core.plan.AccountVerdicts;
import org.qjailctl.core.plan.AttributeChange;
import org.qjailctl.core.plan.Condition;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.core.plan.ProvisionStep.Seen;
import org.qjailctl.planner.fragment.PlanCode;

/**
 * The groups and users of a place. Users that go come first, for their numbers may be wanted again;
 * then groups, users who may be in them, and last the groups that go, in which nobody is by then.
 */
final class AccountPlanning {

  private final WantedAccounts wanted;
  private final PlaceWork work;
  private final Optional<ObservedAccounts> found;

  AccountPlanning(WantedAccounts wanted, PlaceWork work) {
    this.wanted = wanted;
    this.work = work;
    this.found = work.found().accounts().known();
  }

  void plan() {
    wanted
        .users()
        .forEach(
            (name, user) -> {
              if (user instanceof WantedUser.Absent) {
                removeUser(name);
              }
            });
    wanted
        .groups()
        .forEach(
            (name, group) -> {
              if (group instanceof WantedGroup.Present present) {
                setGroup(name, present);
              }
            });
    wanted
        .users()
        .forEach(
            (name, user) -> {
              if (user instanceof WantedUser.Present present) {
                setUser(name, present);
              }
            });
    wanted
        .groups()
        .forEach(
            (name, group) -> {
              if (group instanceof WantedGroup.Absent) {
                removeGroup(name);
              }
            });
  }

  private void removeUser(UserName name) {
    Condition absent = new Condition.UserAbsent(work.place(), name);
    if (!work.holds(absent)) {
      work.change(gone("user " + name));
      work.note("the home of the user " + name + " stays");
      work.add("remove user " + name, new ProvisionStep.RemoveUser(work.place(), name), absent);
    }
  }

  private void removeGroup(GroupName name) {
    Condition absent = new Condition.GroupAbsent(work.place(), name);
    if (!work.holds(absent)) {
      work.change(gone("group " + name));
      work.add("remove group " + name, new ProvisionStep.RemoveGroup(work.place(), name), absent);
    }
  }

  private AttributeChange gone(String what) {
    return found.isPresent()
        ? AttributeChange.of(what, "there", "removed")
        : AttributeChange.set(what, "removed");
  }

  private void setGroup(GroupName name, WantedGroup.Present group) {
    group.gid().flatMap(gid -> taken(name, gid)).ifPresent(other -> refuse(name, group, other));
    Condition there = new Condition.GroupIs(work.place(), name, group);
    if (work.holds(there) && !goesWithItsUser(name)) {
      return;
    }
    Optional<ObservedAccounts.Group> before =
        found.map(accounts -> accounts.groups().get(name.value()));
    String number = group.gid().map(gid -> "gid " + gid).orElse("made");
    work.change(
        before
            .filter(known -> !work.holds(there))
            .map(known -> AttributeChange.of("group " + name, "gid " + known.gid(), number))
            .orElse(AttributeChange.set("group " + name, number)));
    before
        .filter(known -> !work.holds(there))
        .ifPresent(
            known -> work.note("files of the group " + name + " keep the number " + known.gid()));
    Seen seen = goesWithItsUser(name) ? Seen.NOTHING : seen(before.isPresent());
    work.add(
        "set group " + name, new ProvisionStep.SetGroup(work.place(), name, group, seen), there);
  }

  /** pw(8) removes the group of a user's name with the user, when nobody else is in it. */
  private boolean goesWithItsUser(GroupName name) {
    return work.steps().stream()
        .anyMatch(
            step ->
                step instanceof ProvisionStep.RemoveUser removed
                    && removed.name().value().equals(name.value()));
  }

  private void setUser(UserName name, WantedUser.Present user) {
    user.uid().flatMap(uid -> taken(name, uid)).ifPresent(other -> refuse(name, user, other));
    Condition there = new Condition.UserIs(work.place(), name, user);
    Optional<GroupName> moved = user.group().filter(this::getsAnotherNumber);
    if (work.holds(there) && moved.isEmpty()) {
      return;
    }
    Optional<ObservedAccounts.User> before =
        found.map(accounts -> accounts.users().get(name.value()));
    if (before.isPresent()) {
      if (work.holds(there)) {
        work.change(
            AttributeChange.of(
                "user " + name + " group",
                "gid " + before.get().gid(),
                moved.orElseThrow().toString()));
      }
      List<AccountVerdicts.Difference> all =
          AccountVerdicts.differences(name, user, found.orElseThrow());
      all.forEach(
          one ->
              work.change(
                  AttributeChange.of(
                      "user " + name + " " + one.what(), one.found(), one.wanted())));
      if (all.stream().anyMatch(one -> one.what().equals("uid"))) {
        work.note("files of the user " + name + " keep the number " + before.get().uid());
      }
    } else {
      work.change(AttributeChange.set("user " + name, words(user)));
    }
    work.add(
        "set user " + name,
        new ProvisionStep.SetUser(work.place(), name, user, seen(before.isPresent())),
        there);
  }

  /**
   * A user's line in master.passwd(5) holds its group's number, and {@code pw groupmod -g} leaves
   * that line as it is (FreeBSD 13.2, pw_group.c).
   */
  private boolean getsAnotherNumber(GroupName group) {
    return work.steps().stream()
        .anyMatch(step -> step instanceof ProvisionStep.SetGroup set && set.name().equals(group));
  }

  private static String words(WantedUser.Present user) {
    String said =
        AccountVerdicts.said(user).entrySet().stream()
            .map(
                entry ->
                    entry.getKey() + " " + (entry.getValue().isEmpty() ? "none" : entry.getValue()))
            .collect(Collectors.joining(", "));
    return said.isEmpty() ? "made" : said;
  }

  private Seen seen(boolean there) {
    if (found.isEmpty()) {
      return Seen.NOTHING;
    }
    return there ? Seen.DIFFERENT : Seen.ABSENT;
  }

  /** Who else has this number, and keeps it. */
  private Optional<String> taken(UserName name, int uid) {
    return found.flatMap(
        accounts ->
            accounts.users().entrySet().stream()
                .filter(entry -> entry.getValue().uid() == uid)
                .map(Map.Entry::getKey)
                .filter(other -> !other.equals(name.value()) && !moves(other))
                .findFirst());
  }

  private boolean moves(String user) {
    return wanted.users().entrySet().stream()
        .filter(entry -> entry.getKey().value().equals(user))
        .anyMatch(entry -> entry.getValue() instanceof WantedUser.Absent);
  }

  private Optional<String> taken(GroupName name, int gid) {
    return found.flatMap(
        accounts ->
            accounts.groups().entrySet().stream()
                .filter(entry -> entry.getValue().gid() == gid)
                .map(Map.Entry::getKey)
                .filter(other -> !other.equals(name.value()))
                .findFirst());
  }

  private void refuse(UserName name, WantedUser.Present user, String other) {
    work.refuse(
        PlanCode.UID_TAKEN.about(
            subject("users", name.value()),
            "The number "
                + user.uid().orElseThrow()
                + " is that of the user "
                + other
                + " of "
                + work.place()
                + ". Two users of one number are one user to the kernel.",
            "Write another uid, or take " + other + " away with `state: absent`."));
  }

  private void refuse(GroupName name, WantedGroup.Present group, String other) {
    work.refuse(
        PlanCode.GID_TAKEN.about(
            subject("groups", name.value()),
            "The number "
                + group.gid().orElseThrow()
                + " is that of the group "
                + other
                + " of "
                + work.place()
                + ".",
            "Write another gid, or leave it out: pw(8) chooses a free one."));
  }

  private String subject(String section, String name) {
    return PlaceNames.key(work.place()) + ".provision." + section + "." + name;
  }
}
