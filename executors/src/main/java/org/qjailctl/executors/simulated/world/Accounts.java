package org.qjailctl.executors.simulated.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The users and groups of a place, read from its passwd(5) and group(5) files. */
public record Accounts(List<User> users, List<Group> groups) {

  /** A line of passwd(5). */
  public record User(String name, long uid, long gid, String comment, String home, String shell) {}

  /** A line of group(5). */
  public record Group(String name, long gid, List<String> members) {}

  public Accounts {
    users = List.copyOf(users);
    groups = List.copyOf(groups);
  }

  public static Accounts of(FileView files) {
    List<User> users = new ArrayList<>();
    for (String[] field : lines(files, "/etc/passwd", 7)) {
      users.add(
          new User(
              field[0],
              Long.parseLong(field[2]),
              Long.parseLong(field[3]),
              field[4],
              field[5],
              field[6]));
    }
    List<Group> groups = new ArrayList<>();
    for (String[] field : lines(files, "/etc/group", 4)) {
      List<String> members = field[3].isEmpty() ? List.of() : List.of(field[3].split(","));
      groups.add(new Group(field[0], Long.parseLong(field[2]), members));
    }
    return new Accounts(users, groups);
  }

  private static List<String[]> lines(FileView files, String path, int fields) {
    return files
        .text(path)
        .orElse("")
        .lines()
        .map(line -> line.split(":", -1))
        .filter(field -> field.length == fields && !field[0].startsWith("#"))
        .toList();
  }

  public Optional<User> user(String name) {
    return users.stream().filter(u -> u.name().equals(name)).findFirst();
  }

  public Optional<User> user(long uid) {
    return users.stream().filter(u -> u.uid() == uid).findFirst();
  }

  public Optional<Group> group(String name) {
    return groups.stream().filter(g -> g.name().equals(name)).findFirst();
  }

  public Optional<Group> group(long gid) {
    return groups.stream().filter(g -> g.gid() == gid).findFirst();
  }

  /** The group of {@code user}'s passwd line, then those that list the user. */
  public List<Long> groupsOf(User user) {
    List<Long> all = new ArrayList<>(List.of(user.gid()));
    for (Group group : groups) {
      if (group.members().contains(user.name()) && !all.contains(group.gid())) {
        all.add(group.gid());
      }
    }
    return all;
  }

  /** Writes both files anew; a comment in them is lost, as pw(8) keeps none. */
  public void write(FileView files) throws FileRefused {
    files.replace(
        "/etc/passwd",
        users.stream()
            .map(
                user ->
                    "%s:*:%d:%d:%s:%s:%s\n"
                        .formatted(
                            user.name(),
                            user.uid(),
                            user.gid(),
                            user.comment(),
                            user.home(),
                            user.shell()))
            .collect(Collectors.joining()));
    files.replace(
        "/etc/group",
        groups.stream()
            .map(
                group ->
                    "%s:*:%d:%s\n"
                        .formatted(group.name(), group.gid(), String.join(",", group.members())))
            .collect(Collectors.joining()));
  }
}
