package org.qjailctl.executors.probe;

import java.util.SortedSet;
import java.util.TreeSet;
import org.qjailctl.core.host.Confinement;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.observed.Fact;

/** Which lines stand in a text file. */
final class LinesReading {

  private static final long MOST_BYTES = 1024 * 1024;

  private LinesReading() {}

  static Reading<Fact<SortedSet<String>>> of(
      HostPath file, SortedSet<String> asked, Confinement within) {
    return Reading.of(
        new Operation.ReadFile(file, MOST_BYTES, within), outcome -> read(file, asked, outcome));
  }

  /** A file that is not there has no lines. */
  private static Fact<SortedSet<String>> read(
      HostPath file, SortedSet<String> asked, Outcome outcome) {
    String what = "reading " + file;
    var unfinished = Trouble.unfinished(what, outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    if (!outcome.good() && !outcome.stderr().utf8().strip().endsWith(": no such file")) {
      return Fact.unknown(Trouble.ended(what, outcome));
    }
    SortedSet<String> found = new TreeSet<>();
    outcome.stdout().utf8().lines().filter(asked::contains).forEach(found::add);
    return Fact.known(found);
  }
}
