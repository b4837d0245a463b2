package org.qjailctl.core.plan;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qjailctl.core.manifest.RcVariable;

/** Verdicts on the effect of rc.conf(5). */
final class RcVerdicts {

  private RcVerdicts() {}

  static Verdict are(Map<RcVariable, String> wanted, Map<RcVariable, String> found) {
    return Verdict.all(
        wanted.entrySet().stream()
            .map(one -> is(one.getKey(), one.getValue(), found.get(one.getKey())))
            .toList());
  }

  static Verdict unset(Collection<RcVariable> unwanted, Map<RcVariable, String> found) {
    return Verdict.all(
        unwanted.stream()
            .map(name -> Verdict.when(!found.containsKey(name), name + " is still set"))
            .toList());
  }

  private static Verdict is(RcVariable name, String wanted, @Nullable String found) {
    return Verdict.when(
        wanted.equals(found),
        found == null ? name + " is not set" : name + " is \"" + found + "\"");
  }
}
