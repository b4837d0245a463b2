package org.qjailctl.schema.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.core.diagnostic.Code;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.core.diagnostic.Related;
import org.qjailctl.core.diagnostic.SourceRange;

/** One text that stands in several places, by aliases, has its problem once. */
final class SameText {

  /** A person who has seen this many uses knows that there are more. */
  private static final int MOST_USES = 5;

  /** The remedy tells apart what one text lacks, such as two keys. */
  private record Blame(Code code, Optional<SourceRange> where, String remedy) {}

  private SameText() {}

  /** {@code sorted}, with the uses of later twins added to the first. */
  static List<Diagnostic> once(List<Diagnostic> sorted) {
    Map<Blame, Diagnostic> first = new LinkedHashMap<>();
    List<Diagnostic> apart = new ArrayList<>();
    for (Diagnostic next : sorted) {
      Blame blame = new Blame(next.code(), next.where(), next.remedy());
      Diagnostic earlier = first.get(blame);
      if (earlier == null) {
        first.put(blame, next);
      } else if (earlier.related().isEmpty() && next.related().isEmpty()) {
        apart.add(next);
      } else {
        first.put(blame, joined(earlier, next));
      }
    }
    apart.addAll(first.values());
    return apart.stream().sorted().toList();
  }

  private static Diagnostic joined(Diagnostic one, Diagnostic other) {
    Set<Related> all = new LinkedHashSet<>(one.related());
    all.addAll(other.related());
    return new Diagnostic(
        one.code(),
        one.severity(),
        one.where(),
        one.subject(),
        one.summary(),
        one.detail(),
        one.remedy(),
        all.stream().limit(MOST_USES).toList());
  }
}
