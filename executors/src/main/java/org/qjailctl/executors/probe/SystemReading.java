package org.qjailctl.executors.probe;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.SystemFacts;

/** Who and what the host is: uname(1), freebsd-version(1), id(1), hostname(1). */
final class SystemReading {

  /** {@code uname -srm}, whose order of words is its own. */
  private static final Pattern UNAME = Pattern.compile("(\\S+) (\\S+) (\\S+)");

  private static final Pattern USER = Pattern.compile("[0-9]{1,9}");

  private SystemReading() {}

  static Reading<Fact<SystemFacts>> of() {
    return new Reading<>(
        List.of(
            Operation.Run.of("uname", "-srm"),
            Operation.Run.of("freebsd-version", "-u"),
            Operation.Run.of("id", "-u"),
            Operation.Run.of("hostname")),
        SystemReading::read);
  }

  private static Fact<SystemFacts> read(List<Outcome> outcomes) {
    return Facts.then(
        line("uname", UNAME, outcomes.get(0)),
        uname ->
            Facts.then(
                release(uname, outcomes.get(1)),
                release ->
                    Facts.both(
                        line("id -u", USER, outcomes.get(2)),
                        line("hostname", Pattern.compile(".*"), outcomes.get(3)),
                        (user, name) ->
                            new SystemFacts(
                                name.group(),
                                uname.group(1),
                                release,
                                uname.group(3),
                                Integer.parseInt(user.group())))));
  }

  /**
   * The userland's release. A system without freebsd-version is not FreeBSD, which its name tells:
   * its kernel's release then, so that the name is not lost.
   */
  private static Fact<String> release(Matcher uname, Outcome outcome) {
    return outcome.status() == Outcome.Status.FINISHED && outcome.exit() == 127
        ? Fact.known(uname.group(2))
        : line("freebsd-version -u", Pattern.compile("\\S+"), outcome).map(Matcher::group);
  }

  private static Fact<Matcher> line(String command, Pattern shape, Outcome outcome) {
    return Trouble.unfinished(command, outcome)
        .<Fact<Matcher>>map(Fact::unknown)
        .orElseGet(
            () -> {
              if (!outcome.good()) {
                return Fact.unknown(Trouble.ended(command, outcome));
              }
              Matcher matcher = shape.matcher(outcome.stdout().utf8().strip());
              return matcher.matches()
                  ? Fact.known(matcher)
                  : Fact.unknown(Trouble.unreadable(command));
            });
  }
}
