package org.qjailctl.core.observed;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.manifest.GroupName;
import org.qjailctl.core.manifest.UserName;

/**
 * All users and groups of a place, by name: passwd(5) and group(5), in which no password stands.
 */
public record ObservedAccounts(SortedMap<String, User> users, SortedMap<String, Group> groups) {

  /** A line of passwd(5). */
  public record User(long uid, long gid, String comment, String home, String shell) {}

  /** A line of group(5). */
  public record Group(long gid, SortedSet<String> members) {
    public Group {
      members = Collections.unmodifiableSortedSet(new TreeSet<>(members));
    }
  }

  public ObservedAccounts {
    users = Collections.unmodifiableSortedMap(new TreeMap<>(users));
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
  }

  /** The names of the groups whose lines list a user. */
  public SortedSet<String> groupsOf(UserName user) {
    SortedSet<String> names = new TreeSet<>();
    groups.forEach(
        (name, group) -> {
          if (group.members().contains(user.value())) {
            names.add(name);
          }
        });
    return names;
  }

  /** Whether {@code gid} is the number of the group of that name. */
  public boolean isGroup(GroupName name, long gid) {
    Group group = groups.get(name.value());
    return group != null && group.gid() == gid;
  }

  /** The name of the group with this number, or the number. */
  public String groupName(long gid) {
    return groups.entrySet().stream()
        .filter(entry -> entry.getValue().gid() == gid)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Long.toString(gid));
  }
}
