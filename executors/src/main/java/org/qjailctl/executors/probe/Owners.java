package org.qjailctl.executors.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.observed.Fact;

/** The names of a place's users and groups, by their numbers: passwd(5) and group(5). */
record Owners(Map<Long, String> users, Map<Long, String> groups) {

  private static final HostPath PASSWD = HostPath.of("/etc/passwd");
  private static final HostPath GROUP = HostPath.of("/etc/group");
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  Owners {
    users = Map.copyOf(users);
    groups = Map.copyOf(groups);
  }

  static Reading<Fact<Owners>> reading(Confinement within) {
    return texts(within, Owners::parse);
  }

  /** What {@code meaning} makes of the texts of passwd(5) and group(5). */
  static <T> Reading<Fact<T>> texts(Confinement within, BiFunction<String, String, T> meaning) {
    return text(PASSWD, within)
        .and(text(GROUP, within), (passwd, group) -> Facts.both(passwd, group, meaning));
  }

  private static Reading<Fact<String>> text(HostPath path, Confinement within) {
    return Reading.of(
        new Operation.ReadFile(path, MOST_BYTES, within), outcome -> text(path, outcome));
  }

  private static Fact<String> text(HostPath path, Outcome outcome) {
    String what = "reading " + path;
    return Trouble.unfinished(what, outcome)
        .<Fact<String>>map(Fact::unknown)
        .orElseGet(
            () ->
                outcome.good()
                    ? Fact.known(outcome.stdout().utf8())
                    : Fact.unknown(Trouble.ended(what, outcome)));
  }

  /** The first of several names of a number counts, as for getpwuid(3). */
  static Owners parse(String passwd, String group) {
    return new Owners(names(passwd), names(group));
  }

  private static Map<Long, String> names(String text) {
    Map<Long, String> names = new HashMap<>();
    for (String line : text.lines().toList()) {
      String[] fields = line.split(":", -1);
      if (fields.length >= 3 && fields[2].matches("[0-9]{1,10}") && !fields[0].isEmpty()) {
        names.putIfAbsent(Long.valueOf(fields[2]), fields[0]);
      }
    }
    return names;
  }

  /** The user's name, or the number that has none. */
  String user(long uid) {
    return users.getOrDefault(uid, Long.toString(uid));
  }

  /** The group's name, or the number that has none. */
  String group(long gid) {
    return groups.getOrDefault(gid, Long.toString(gid));
  }
}
