package org.qjailctl.executors.simulated.seeding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qjailctl.core.observed.ObservedAccounts;
import org.qjailctl.executors.simulated.world.Accounts;
import org.qjailctl.executors.simulated.world.FileRefused;
import org.qjailctl.executors.simulated.world.FileView;

/** The users and groups that were seen in a place: all that are there. */
final class SeededAccounts {

  private SeededAccounts() {}

  static void put(FileView place, ObservedAccounts seen) throws FileRefused {
    List<Accounts.User> users = new ArrayList<>();
    for (Map.Entry<String, ObservedAccounts.User> one : seen.users().entrySet()) {
      ObservedAccounts.User user = one.getValue();
      users.add(
          new Accounts.User(
              one.getKey(), user.uid(), user.gid(), user.comment(), user.home(), user.shell()));
    }
    List<Accounts.Group> groups = new ArrayList<>();
    for (Map.Entry<String, ObservedAccounts.Group> one : seen.groups().entrySet()) {
      ObservedAccounts.Group group = one.getValue();
      groups.add(new Accounts.Group(one.getKey(), group.gid(), List.copyOf(group.members())));
    }
    place.makeFolders("/etc");
    new Accounts(users, groups).write(place);
  }
}
