package org.qjailctl.schema.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.diagnostic.SourceRange;

/** Collects what is wrong with one manifest while it is read, so that all of it is said at once. */
public final class Problems {

  /** More than anyone mends in one go; a hostile file could otherwise fill the memory. */
  private static final int MOST = 500;

  private final List<Diagnostic> found = new ArrayList<>();

  /** Adds a problem with the value at {@code place}. */
  public void report(ManifestCode kind, Place place, String detail, String remedy) {
    report(kind, place.value(), place.path().toString(), detail, remedy);
  }

  /** Adds a problem with a stretch of the file. */
  public void report(
      ManifestCode kind, SourceRange where, String subject, String detail, String remedy) {
    if (found.size() < MOST) {
      found.add(diagnostic(kind, where, subject, detail, remedy));
    } else if (found.size() == MOST) {
      found.add(
          diagnostic(
              ManifestCode.TOO_MANY_PROBLEMS,
              where,
              subject,
              "There are more than " + MOST + " problems; the rest is left out.",
              "Mend some of them and check again."));
    }
  }

  private static Diagnostic diagnostic(
      ManifestCode kind, SourceRange where, String subject, String detail, String remedy) {
    return new Diagnostic(
        kind.code(), kind.severity(), Optional.of(where), subject, kind.summary(), detail, remedy);
  }

  /** Whether anything was found that a manifest cannot be used with. */
  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /** Whether nothing was found at all, warnings included. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** All of it, by place. */
  public List<Diagnostic> sorted() {
    return found.stream().sorted().distinct().toList();
  }
}
