package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.SysctlName;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.ObservedSysctl;
import org.qjailctl.core.observed.SysctlState;
import org.qjailctl.core.observed.SysctlType;
import org.qjailctl.core.plan.SysctlConf;

/**
 * Kernel variables by sysctl(8) of FreeBSD 13: {@code -i} passes over names that it does not know,
 * {@code -t} tells types, {@code -W} names only those that can be set (statistics apart), {@code
 * -T} those that the loader can set. Asked for a branch it prints all that is below it.
 */
final class SysctlReading {

  private SysctlReading() {}

  static Reading<Fact<SysctlState>> of(SortedSet<SysctlName> asked) {
    Reading<Fact<Kinds>> kinds =
        printed("-ieW", asked)
            .and(
                printed("-ieT", asked),
                (writable, tunable) -> Facts.both(writable, tunable, Sets::new))
            .and(printed("-iet", asked), (sets, types) -> Facts.both(sets, types, Kinds::new));
    return kinds
        .and(
            printed("-ie", asked),
            (some, values) -> Facts.both(some, values, (known, found) -> known.with(asked, found)))
        .and(
            TextFile.described(SysctlConf.PATH),
            (running, conf) -> Facts.both(running, conf, Running::new))
        .and(
            TextFile.reading(SysctlConf.LOCAL),
            (before, local) -> Facts.both(before, local, Running::with));
  }

  private record Sets(Map<String, String> writable, Map<String, String> tunable) {}

  private record Kinds(Sets sets, Map<String, String> types) {
    SortedMap<SysctlName, ObservedSysctl> with(
        SortedSet<SysctlName> asked, Map<String, String> values) {
      SortedMap<SysctlName, ObservedSysctl> found = new TreeMap<>();
      for (SysctlName name : asked) {
        type(name)
            .ifPresent(
                type ->
                    found.put(
                        name,
                        new ObservedSysctl(
                            type,
                            sets.writable.containsKey(name.value()),
                            sets.tunable.containsKey(name.value()),
                            Optional.ofNullable(values.get(name.value())))));
      }
      return found;
    }

    /** A type of a later FreeBSD is one that nothing is known to fit. */
    private Optional<SysctlType> type(SysctlName name) {
      String word = types.get(name.value());
      if (word != null) {
        return Optional.of(SysctlType.named(word).orElse(SysctlType.OPAQUE));
      }
      return types.keySet().stream().anyMatch(other -> other.startsWith(name + "."))
          ? Optional.of(SysctlType.NODE)
          : Optional.empty();
    }
  }

  private record Running(
      SortedMap<SysctlName, ObservedSysctl> found, Optional<TextFile.Described> conf) {
    SysctlState with(Optional<String> local) {
      return new SysctlState(
          found,
          conf.map(TextFile.Described::text),
          conf.map(TextFile.Described::mode).orElse(FileMode.READABLE),
          local);
    }
  }

  private static Reading<Fact<Map<String, String>>> printed(
      String options, SortedSet<SysctlName> asked) {
    List<String> argv = new ArrayList<>(List.of("sysctl", options));
    asked.forEach(name -> argv.add(name.value()));
    return Reading.of(Operation.Run.of(argv), outcome -> read(asked, outcome));
  }

  /** What stands behind each name; a line that starts with no name belongs to the one before it. */
  private static Fact<Map<String, String>> read(SortedSet<SysctlName> asked, Outcome outcome) {
    Optional<String> unfinished = Trouble.unfinished("sysctl", outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    if (!outcome.good()) {
      return Fact.unknown(Trouble.ended("sysctl", outcome));
    }
    SortedSet<String> names = new TreeSet<>();
    asked.forEach(name -> names.add(name.value()));
    Map<String, String> found = new TreeMap<>();
    String last = "";
    for (String line : outcome.stdout().utf8().split("\n", -1)) {
      int equals = line.indexOf('=');
      String name = equals < 0 ? "" : line.substring(0, equals);
      boolean below = names.stream().anyMatch(one -> name.startsWith(one + "."));
      if (names.contains(name) || below) {
        last = found.containsKey(name) ? "" : name;
        found.putIfAbsent(name, line.substring(equals + 1));
      } else if (!last.isEmpty()) {
        found.merge(last, line, (before, more) -> before + "\n" + more);
      }
    }
    found.replaceAll((name, value) -> value.endsWith("\n") ? value.stripTrailing() : value);
    return Fact.known(found);
  }
}
