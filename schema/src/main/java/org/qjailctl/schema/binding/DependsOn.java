package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.qjailctl.core.manifest.Jail;
import org.qjailctl.core.manifest.JailName;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;

/** The lists {@code depends-on}: which jails they mean, and whether that can be. */
final class DependsOn {

  private final SortedMap<JailName, Jail> jails;
  private final Problems problems;
  private final Map<JailName, Placed<String>> firstPlace = new TreeMap<>();

  private DependsOn(SortedMap<JailName, Jail> jails, Problems problems) {
    this.jails = new TreeMap<>(jails);
    this.problems = problems;
  }

  /**
   * The jails with what they depend on.
   *
   * @param absent those that are not to be
   * @param names of all jails, those with problems of their own included
   */
  static SortedMap<JailName, Jail> resolved(
      List<WrittenJail> written,
      SortedMap<JailName, Jail> jails,
      Set<JailName> absent,
      Set<String> names,
      Problems problems) {
    DependsOn all = new DependsOn(jails, problems);
    Map<String, Set<JailName>> meant = new TreeMap<>();
    written.forEach(jail -> meant.put(jail.key().value().value(), jail.names()));
    for (JailName name : jails.keySet()) {
      meant.putIfAbsent(name.value(), Set.of(name));
    }
    absent.stream().map(JailName::value).forEach(name -> meant.put(name, Set.of()));
    written.forEach(jail -> all.resolve(jail, meant, names));
    all.reportCycles();
    return all.jails;
  }

  private void resolve(WrittenJail jail, Map<String, Set<JailName>> meant, Set<String> names) {
    SortedSet<JailName> needed = new TreeSet<>();
    for (Placed<String> written : jail.dependsOn()) {
      Set<JailName> some = meant.getOrDefault(written.value(), Set.of());
      if (!meant.containsKey(written.value()) && !names.contains(written.value())) {
        problems.report(
            ManifestCode.UNKNOWN_JAIL,
            written.place(),
            "There is no jail " + Quoted.of(written.value()) + ".",
            Nearest.remedy(written.value(), names, "Describe it below jails."));
      } else if (meant.containsKey(written.value()) && some.isEmpty()) {
        problems.report(
            ManifestCode.UNKNOWN_JAIL,
            written.place(),
            "The jail " + Quoted.of(written.value()) + " is to be absent.",
            "Take the dependency out as well.");
      }
      needed.addAll(some);
      some.forEach(one -> checkState(jail, written, one));
    }
    for (JailName name : jail.names()) {
      jails.computeIfPresent(name, (same, known) -> known.dependingOn(needed));
      if (!jail.dependsOn().isEmpty()) {
        firstPlace.put(name, jail.dependsOn().get(0));
      }
    }
  }

  private void checkState(WrittenJail jail, Placed<String> written, JailName name) {
    Jail needed = jails.get(name);
    boolean runs = jail.jail().map(one -> one.state() == JailState.RUNNING).orElse(false);
    if (runs && needed != null && needed.state() == JailState.STOPPED) {
      problems.report(
          ManifestCode.DEPENDS_ON_STOPPED,
          written.place(),
          jail.key().value() + " is to run, and the manifest keeps " + name + " stopped.",
          "Let both run, or take the dependency out.");
    }
  }

  private void reportCycles() {
    Set<JailName> done = new HashSet<>();
    for (JailName name : jails.keySet()) {
      follow(name, new LinkedHashSet<>(), done);
    }
  }

  /** Follows what {@code name} depends on; no recursion, for chains may be as long as manifests. */
  private void follow(JailName start, SequencedSet<JailName> path, Set<JailName> done) {
    List<List<JailName>> ahead = new ArrayList<>();
    ahead.add(new ArrayList<>(List.of(start)));
    while (!ahead.isEmpty()) {
      List<JailName> choices = ahead.get(ahead.size() - 1);
      if (choices.isEmpty()) {
        ahead.remove(ahead.size() - 1);
        if (!path.isEmpty()) {
          done.add(path.removeLast());
        }
        continue;
      }
      JailName next = choices.remove(0);
      if (path.contains(next)) {
        report(next, path);
      } else if (!done.contains(next)) {
        path.add(next);
        Jail jail = jails.get(next);
        ahead.add(new ArrayList<>(jail == null ? Set.of() : jail.dependsOn()));
      }
    }
  }

  private void report(JailName again, Set<JailName> path) {
    List<JailName> cycle = new ArrayList<>(path);
    cycle.subList(0, cycle.indexOf(again)).clear();
    cycle.add(again);
    Placed<String> where = firstPlace.get(again);
    if (where != null) {
      problems.report(
          ManifestCode.DEPENDS_ON_CYCLE,
          where.place(),
          "No order starts them all: "
              + cycle.stream().map(JailName::value).collect(Collectors.joining(" depends on "))
              + ".",
          "Take one of these dependencies out.");
    }
  }
}
