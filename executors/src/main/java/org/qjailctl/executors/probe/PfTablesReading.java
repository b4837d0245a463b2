package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.PfAnchor;
import org.qjailctl.core.manifest.PfRulesText;
import org.qjailctl.core.observed.Fact;

/** What is in tables of qjailctl's anchor, as {@code <name> address}. */
final class PfTablesReading {

  private PfTablesReading() {}

  static Reading<Fact<List<String>>> of(Collection<String> tables) {
    Reading<Fact<List<String>>> all = Reading.of(Fact.known(List.of()));
    for (String table : tables) {
      all = all.and(of(table), (before, one) -> Facts.both(before, one, PfTablesReading::joined));
    }
    return all;
  }

  private static Reading<Fact<List<String>>> of(String table) {
    return Reading.of(
        Operation.Run.of("pfctl", "-a", PfAnchor.NAME, "-t", table, "-T", "show"),
        outcome -> read(table, outcome));
  }

  /**
   * An address a line, behind two blanks or a blank and an exclamation mark, and a blank for the
   * feedback that nobody asked for (print_addrx in pfctl_table.c of FreeBSD 13.2).
   */
  private static Fact<List<String>> read(String table, Outcome outcome) {
    Optional<String> unfinished = Trouble.unfinished("pfctl -T show", outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    if (PfReading.noDevice(outcome) || noTable(outcome)) {
      return Fact.known(List.of());
    }
    if (!outcome.good()) {
      return Fact.unknown(Trouble.ended("pfctl -T show", outcome));
    }
    SortedSet<String> addresses = new TreeSet<>();
    outcome.stdout().utf8().lines().map(String::strip).forEach(addresses::add);
    return Fact.known(PfRulesText.contents(table, addresses));
  }

  private static boolean noTable(Outcome outcome) {
    return outcome.stderr().utf8().contains("Table does not exist");
  }

  private static List<String> joined(List<String> some, List<String> more) {
    List<String> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }
}
