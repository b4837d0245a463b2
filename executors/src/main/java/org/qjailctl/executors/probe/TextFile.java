package org.qjailctl.executors.probe;

import java.util.Optional;
import java.util.function.BiFunction;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Confinement;
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

  /** The text; empty when there is no such file. Bytes that are not UTF-8 become U+FFFD. */
  static Reading<Fact<Optional<String>>> reading(HostPath path) {
    return reading(path, Confinement.none());
  }

  /** The same of what {@code within} confines. */
  static Reading<Fact<Optional<String>>> reading(HostPath path, Confinement within) {
    return of(path, within, (entry, content) -> Fact.known(content.utf8()));
  }

  /** A file that may be written back; empty when there is none, unknown when it is not UTF-8. */
  static Reading<Fact<Optional<Described>>> described(HostPath path) {
    return of(path, Confinement.none(), TextFile::whole);
  }

  /** The same of any bytes, each of them a character (ISO 8859-1). */
  static Reading<Fact<Optional<Described>>> bytewise(HostPath path) {
    return of(
        path,
        Confinement.none(),
        (entry, content) -> Fact.known(new Described(content.latin1(), entry.mode())));
  }

  /** A listing tells whether the file is missing, for a failed reading alone does not. */
  private static <T> Reading<Fact<Optional<T>>> of(
      HostPath path, Confinement within, BiFunction<TreeEntry, Bytes, Fact<T>> meaning) {
    return HostListing.of(path, 0, Operation.Contents.NONE, within)
        .and(
            Reading.of(new Operation.ReadFile(path, MOST_BYTES, within), outcome -> outcome),
            (listing, outcome) ->
                Facts.then(
                    listing,
                    entries ->
                        entries.isEmpty()
                            ? Fact.known(Optional.empty())
                            : content(entries.getFirst(), outcome, meaning).map(Optional::of)));
  }

  private static <T> Fact<T> content(
      TreeEntry entry, Outcome outcome, BiFunction<TreeEntry, Bytes, Fact<T>> meaning) {
    String what = "reading " + entry.path();
    return Trouble.unfinished(what, outcome)
        .<Fact<T>>map(Fact::unknown)
        .orElseGet(
            () ->
                outcome.good()
                    ? meaning.apply(entry, outcome.stdout())
                    : Fact.unknown(Trouble.ended(what, outcome)));
  }

  /** A text that is written back must come back byte for byte, which only UTF-8 does here. */
  private static Fact<Described> whole(TreeEntry entry, Bytes content) {
    String text = content.utf8();
    return Bytes.utf8(text).equals(content)
        ? Fact.known(new Described(text, entry.mode()))
        : Fact.unknown(entry.path() + " is not UTF-8; convert it with iconv(1)");
  }
}
