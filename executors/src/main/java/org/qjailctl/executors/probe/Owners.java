package org.qjailctl.executors.probe;

import java.util.HashMap;
import java.util.Map;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.observed.Fact;

/** The names of the host's users, by their numbers: /etc/passwd, passwd(5). */
record Owners(Map<Long, String> names) {

  private static final HostPath PASSWD = HostPath.of("/etc/passwd");
  private static final long MOST_BYTES = 4 * 1024 * 1024;

  Owners {
    names = Map.copyOf(names);
  }

  static Reading<Fact<Owners>> reading() {
    return Reading.of(new Operation.ReadFile(PASSWD, MOST_BYTES), Owners::read);
  }

  private static Fact<Owners> read(Outcome outcome) {
    return Trouble.unfinished("reading " + PASSWD, outcome)
        .<Fact<Owners>>map(Fact::unknown)
        .orElseGet(
            () ->
                outcome.good()
                    ? Fact.known(parse(outcome.stdout().utf8()))
                    : Fact.unknown(Trouble.ended("reading " + PASSWD, outcome)));
  }

  /** The first of several names of a number counts, as for getpwuid(3). */
  static Owners parse(String passwd) {
    Map<Long, String> names = new HashMap<>();
    for (String line : passwd.lines().toList()) {
      String[] fields = line.split(":", -1);
      if (fields.length >= 3 && fields[2].matches("[0-9]{1,10}") && !fields[0].isEmpty()) {
        names.putIfAbsent(Long.valueOf(fields[2]), fields[0]);
      }
    }
    return new Owners(names);
  }

  /** The user's name, or the number that has none. */
  String name(long uid) {
    return names.getOrDefault(uid, Long.toString(uid));
  }
}
