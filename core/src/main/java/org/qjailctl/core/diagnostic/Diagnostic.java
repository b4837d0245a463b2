package org.qjailctl.core.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One thing that is wrong, for the person who has to mend it.
 *
 * @param code stable, see {@link Code}
 * @param where the place in a manifest, when it has one
 * @param subject what it is about, in the manifest's own words, such as {@code
 *     jails.postgres.ip4[0]}
 * @param summary what is wrong, in a few words that are the same each time
 * @param detail what was found and why it is wrong
 * @param remedy what to write or do instead
 * @param related other places that have to do with it, nearest first
 */
public record Diagnostic(
    Code code,
    Severity severity,
    Optional<SourceRange> where,
    String subject,
    String summary,
    String detail,
    String remedy,
    List<Related> related)
    implements Comparable<Diagnostic> {

  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing((Diagnostic d) -> d.where().isPresent())
          .thenComparing(d -> d.where().orElse(new SourceRange("", 0, 0, 0)))
          .thenComparing(Diagnostic::severity)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::subject)
          .thenComparing(Diagnostic::detail);

  public Diagnostic {
    related = List.copyOf(related);
  }

  /** A diagnostic with which no other place has to do. */
  public Diagnostic(
      Code code,
      Severity severity,
      Optional<SourceRange> where,
      String subject,
      String summary,
      String detail,
      String remedy) {
    this(code, severity, where, subject, summary, detail, remedy, List.of());
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public int compareTo(Diagnostic other) {
    return BY_PLACE.compare(this, other);
  }
}
