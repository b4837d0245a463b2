package org.qjailctl.core.pf.evaluation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What may become of a packet: one thing, or several where it depends.
 *
 * @param fates never empty
 * @param depends on what, each a clause for people; empty where there is one fate
 */
public record Trace(List<Fate> fates, Set<String> depends) {

  public Trace {
    fates = List.copyOf(fates);
    depends = Collections.unmodifiableSet(new LinkedHashSet<>(depends));
  }

  public boolean surelyPasses() {
    return fates.stream().allMatch(Fate::passes);
  }

  public boolean surelyBlocked() {
    return fates.stream().noneMatch(Fate::passes);
  }

  static Trace joined(List<Trace> traces) {
    List<Fate> fates = new ArrayList<>();
    Set<String> depends = new LinkedHashSet<>();
    traces.forEach(
        one -> {
          fates.addAll(one.fates());
          depends.addAll(one.depends());
        });
    return new Trace(fates.stream().distinct().toList(), depends);
  }
}
