package org.qjailctl.core.plan;

import java.util.List;

/** Whether a condition holds on a host. */
public sealed interface Verdict {

  record Holds() implements Verdict {}

  /** It does not; {@code found} is a clause that says what is there instead. */
  record Fails(String found) implements Verdict {}

  /** It could not be told; {@code reason} says why. */
  record CannotTell(String reason) implements Verdict {}

  Verdict HOLDS = new Holds();

  static Verdict when(boolean condition, String otherwise) {
    return condition ? HOLDS : new Fails(otherwise);
  }

  /** Holds when all do; otherwise the first that does not. */
  static Verdict all(List<Verdict> verdicts) {
    return verdicts.stream().filter(v -> !(v instanceof Holds)).findFirst().orElse(HOLDS);
  }
}
