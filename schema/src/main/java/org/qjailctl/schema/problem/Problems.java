package org.qjailctl.schema.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.diagnostic.Related;
import org.qjailctl.core.diagnostic.SourceRange;

/** Collects what is wrong with one manifest while it is read, so that all of it is said at once. */
public final class Problems {

  /** More than anyone mends in one go; a hostile file could otherwise fill the memory. */
  private static final int MOST = 500;

  private final List<Diagnostic> found = new ArrayList<>();

  /**
   * Adds a problem with the value at {@code place}.
   *
   * @param related other places that have to do with it
   */
  public void report(
      ManifestCode kind, Place place, String detail, String remedy, Related... related) {
    List<Related> all = new ArrayList<>(List.of(related));
    all.addAll(place.via());
    report(kind, place.value(), place.path().toString(), detail, remedy, all);
  }

  /** Adds a problem with a stretch of a file. */
  public void report(
      ManifestCode kind, SourceRange where, String subject, String detail, String remedy) {
    report(kind, where, subject, detail, remedy, List.of());
  }

  private void report(
      ManifestCode kind,
      SourceRange where,
      String subject,
      String detail,
      String remedy,
      List<Related> related) {
    if (found.size() < MOST) {
      found.add(diagnostic(kind, where, subject, detail, remedy, related));
    } else if (found.size() == MOST) {
      found.add(
          diagnostic(
              ManifestCode.TOO_MANY_PROBLEMS,
              where,
              subject,
              "There are more than " + MOST + " problems; the rest is left out.",
              "Mend some of them and check again.",
              List.of()));
    }
  }

  private static Diagnostic diagnostic(
      ManifestCode kind,
      SourceRange where,
      String subject,
      String detail,
      String remedy,
      List<Related> related) {
    return new Diagnostic(
        kind.code(),
        kind.severity(),
        Optional.of(where),
        subject,
        kind.summary(),
        detail,
        remedy,
        related);
  }

  /** Whether anything was found that a manifest cannot be used with. */
  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /** How many were found so far, warnings included. */
  public int count() {
    return found.size();
  }

  /** All of it, by place. What an anchored text is to blame for is said once for all its uses. */
  public List<Diagnostic> sorted() {
    return SameText.once(found.stream().sorted().distinct().toList());
  }
}
