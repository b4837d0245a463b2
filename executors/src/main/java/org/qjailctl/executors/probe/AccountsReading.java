package org.qjailctl.executors.probe;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ObservedAccounts;

/**
 * The users and groups of a place, from its passwd(5) and group(5): files that everybody may read,
 * and in which there are no passwords. master.passwd(5), which has them, is not looked at.
 */
final class AccountsReading {

  private static final int PASSWD_FIELDS = 7;
  private static final int GROUP_FIELDS = 4;

  private AccountsReading() {}

  static Reading<Fact<ObservedAccounts>> of(Confinement within) {
    return Owners.texts(within, AccountsReading::parse);
  }

  /** Lines of another form are passed over, as getpwent(3) does; the first of a name counts. */
  static ObservedAccounts parse(String passwd, String group) {
    SortedMap<String, ObservedAccounts.User> users = new TreeMap<>();
    for (String line : passwd.lines().toList()) {
      String[] field = line.split(":", -1);
      if (field.length == PASSWD_FIELDS && number(field[2]) && number(field[3])) {
        users.putIfAbsent(
            field[0],
            new ObservedAccounts.User(
                Long.parseLong(field[2]), Long.parseLong(field[3]), field[4], field[5], field[6]));
      }
    }
    SortedMap<String, ObservedAccounts.Group> groups = new TreeMap<>();
    for (String line : group.lines().toList()) {
      String[] field = line.split(":", -1);
      if (field.length == GROUP_FIELDS && number(field[2])) {
        groups.putIfAbsent(
            field[0], new ObservedAccounts.Group(Long.parseLong(field[2]), members(field[3])));
      }
    }
    return new ObservedAccounts(users, groups);
  }

  private static SortedSet<String> members(String list) {
    SortedSet<String> members = new TreeSet<>(Arrays.asList(list.split(",", -1)));
    members.remove("");
    return members;
  }

  private static boolean number(String text) {
    return text.matches("[0-9]{1,10}");
  }
}
