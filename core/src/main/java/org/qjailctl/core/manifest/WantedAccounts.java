package org.qjailctl.core.manifest;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The groups and users of a place. Those that are not named are left alone. */
public record WantedAccounts(
    SortedMap<GroupName, WantedGroup> groups, SortedMap<UserName, WantedUser> users) {

  public static final WantedAccounts NONE = new WantedAccounts(new TreeMap<>(), new TreeMap<>());

  public WantedAccounts {
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
    users = Collections.unmodifiableSortedMap(new TreeMap<>(users));
  }

  public boolean isEmpty() {
    return groups.isEmpty() && users.isEmpty();
  }
}
