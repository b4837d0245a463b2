package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.Zone;
import org.qjailctl.core.observed.Fact;

/** What qjail's zones hold, by {@link ZonesScript}. */
final class ZonesReading {

  private static final String WHAT = "listing qjail's zones";

  private ZonesReading() {}

  /**
   * A file or folder of a zone.
   *
   * @param text of a definition
   */
  record Entry(HostPath path, Optional<String> text) {}

  static Reading<Fact<List<Entry>>> of() {
    return Reading.of(
        Operation.Run.of(
            "sh",
            "-c",
            ZonesScript.TEXT,
            "sh",
            Zone.HOST.jails().value(),
            Zone.HOST.definitions().value(),
            Zone.HOST.fstabs().value()),
        ZonesReading::read);
  }

  /** The zone whose folder is called {@code folder}, where {@code host} is the host's own. */
  static Optional<Zone> zone(HostPath folder, HostPath host) {
    String begins = host + ".";
    return folder.value().startsWith(begins)
        ? Zone.parse(folder.value().substring(begins.length())).toOptional()
        : Optional.empty();
  }

  private static Fact<List<Entry>> read(Outcome outcome) {
    Optional<String> unfinished = Trouble.unfinished(WHAT, outcome);
    if (unfinished.isPresent()) {
      return Fact.unknown(unfinished.get());
    }
    List<String> lines = outcome.stdout().utf8().lines().toList();
    if (!outcome.good() || lines.isEmpty() || !lines.getLast().equals("end")) {
      return Fact.unknown(Trouble.ended(WHAT, outcome));
    }
    List<Entry> entries = new ArrayList<>();
    for (int at = 0; at < lines.size() - 1; at++) {
      Optional<HostPath> path = HostPath.parse(lines.get(at)).toOptional();
      List<String> text = new ArrayList<>();
      while (lines.get(at + 1).startsWith("\t")) {
        at++;
        text.add(lines.get(at).substring(1));
      }
      path.ifPresent(
          known ->
              entries.add(
                  new Entry(
                      known,
                      text.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", text)))));
    }
    return Fact.known(List.copyOf(entries));
  }
}
