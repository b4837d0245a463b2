package org.qjailctl.executors.probe;

import java.util.Optional;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.FileMode;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.core.observed.Fact;

/** A text file of the host, which may be missing. */
final class TextFile {

  private static final long MOST_BYTES = 4 * 1024 * 1024;

  private TextFile() {}

  /** A text file's content and permissions. */
  record Described(String text, FileMode mode) {}

  /** The text; empty when there is no such file. */
  static Reading<Fact<Optional<String>>> reading(HostPath path) {
    return described(path).map(fact -> fact.map(found -> found.map(Described::text)));
  }

  /**
   * The file; empty when there is none. A listing tells that, for a failed reading alone does not
   * say whether the file is missing.
   */
  static Reading<Fact<Optional<Described>>> described(HostPath path) {
    return HostListing.of(path, 0, Operation.Contents.NONE)
        .and(
            Reading.of(new Operation.ReadFile(path, MOST_BYTES), outcome -> outcome),
            (listing, outcome) ->
                Facts.then(
                    listing,
                    entries ->
                        entries.isEmpty()
                            ? Fact.known(Optional.empty())
                            : text(entries.getFirst(), outcome)));
  }

  private static Fact<Optional<Described>> text(TreeEntry entry, Outcome outcome) {
    String what = "reading " + entry.path();
    return Trouble.unfinished(what, outcome)
        .<Fact<Optional<Described>>>map(Fact::unknown)
        .orElseGet(
            () ->
                outcome.good()
                    ? described(entry, outcome.stdout())
                    : Fact.unknown(Trouble.ended(what, outcome)));
  }

  /** A text that is written back must come back byte for byte, which only UTF-8 does here. */
  private static Fact<Optional<Described>> described(TreeEntry entry, Bytes content) {
    String text = content.utf8();
    return Bytes.utf8(text).equals(content)
        ? Fact.known(Optional.of(new Described(text, entry.mode())))
        : Fact.unknown(entry.path() + " is not UTF-8; convert it with iconv(1)");
  }
}
