package org.qjailctl.core.manifest;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.HostPath;

/**
 * A user as it is to be in a place. A password is neither set nor read: whoever is made here has
 * none, and logs in by a key if at all.
 */
public sealed interface WantedUser {

  /** There is no such user; the home stays. */
  record Absent() implements WantedUser {}

  /**
   * There is one. What is not said is pw(8)'s choice for a new user, and left alone afterwards.
   *
   * @param group the primary group
   * @param groups all other groups; the user leaves those that are not among them
   * @param comment the full name
   */
  record Present(
      Optional<Integer> uid,
      Optional<GroupName> group,
      Optional<SortedSet<GroupName>> groups,
      Optional<HostPath> home,
      Optional<HostPath> shell,
      Optional<String> comment)
      implements WantedUser {

    private static final List<String> NO_HOMES = List.of("/nonexistent", "/var/empty");

    public Present {
      groups = groups.map(all -> Collections.unmodifiableSortedSet(new TreeSet<>(all)));
    }

    /** Whether there is a folder to make; service accounts have none. */
    public boolean hasHome() {
      return home.map(path -> !NO_HOMES.contains(path.value())).orElse(true);
    }
  }
}
