package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.PackageName;
import org.qjailctl.core.manifest.Place;
import org.qjailctl.core.observed.Fact;

/**
 * Which packages are installed, by pkg-query(8).
 *
 * <p>pkg is called by its path: where it is not installed, {@code pkg} alone is pkg(7), which
 * installs it when pkg.conf(5) says ASSUME_ALWAYS_YES, and a probe changes nothing.
 */
final class PackagesReading {

  private static final String PKG = "/usr/local/sbin/pkg";

  private PackagesReading() {}

  static Reading<Fact<SortedMap<PackageName, String>>> of(
      Place place, SortedSet<PackageName> asked) {
    List<String> argv = new ArrayList<>(List.of(PKG, "query", "%n %v"));
    asked.forEach(name -> argv.add(name.value()));
    PlaceCommand command = new PlaceCommand(place, "pkg query", argv);
    return command.reading(outcome -> read(command, asked::contains, outcome));
  }

  /** All that were asked for by name, and did not come along with others (pkg-query(8), %a). */
  static Reading<Fact<SortedMap<PackageName, String>>> chosen(Place place) {
    PlaceCommand command =
        new PlaceCommand(place, "pkg query", List.of(PKG, "query", "-e", "%a = 0", "%n %v"));
    return command.reading(outcome -> read(command, any -> true, outcome));
  }

  /** Exit status 1 without a word about it: one of the packages is not installed. */
  private static Fact<SortedMap<PackageName, String>> read(
      PlaceCommand command, Predicate<PackageName> asked, Outcome outcome) {
    if (command.notThere(outcome)) {
      return Fact.known(new TreeMap<>());
    }
    boolean complains =
        outcome
            .stderr()
            .utf8()
            .lines()
            .anyMatch(line -> !line.isBlank() && !line.startsWith("pkg: Warning"));
    if (outcome.exit() > 1 || (outcome.exit() == 1 && complains)) {
      return Fact.unknown(Trouble.ended(command.name(), outcome));
    }
    SortedMap<PackageName, String> installed = new TreeMap<>();
    for (String line : outcome.stdout().utf8().lines().toList()) {
      String[] words = line.split(" ", -1);
      if (words.length != 2 || words[1].isEmpty()) {
        return Fact.unknown(Trouble.unreadable(command.name()));
      }
      PackageName.parse(words[0])
          .toOptional()
          .filter(asked)
          .ifPresent(name -> installed.put(name, words[1]));
    }
    return Fact.known(installed);
  }
}
