package org.qjailctl.core.plan;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.qjailctl.core.observed.Fact;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Question;
import org.qjailctl.core.observed.Questions;

/**
 * What proves a condition: questions, each with what its answer says.
 *
 * @param checks all of them must hold
 */
record Proof(List<Check<?>> checks) {

  /** A question, and the verdict on its answer. */
  record Check<T>(Question<T> question, Function<T, Verdict> judge) {
    Verdict verdict(HostState seen) {
      return Proof.verdict(seen.answer(question), judge);
    }
  }

  Proof {
    checks = List.copyOf(checks);
  }

  Questions needs() {
    return Questions.NONE.with(checks.stream().map(Check::question).toList());
  }

  Verdict verdict(HostState seen) {
    return Verdict.all(checks.stream().map(check -> check.verdict(seen)).toList());
  }

  Proof and(Proof other) {
    return new Proof(Stream.concat(checks.stream(), other.checks.stream()).toList());
  }

  static <T> Proof judge(Question<T> question, Function<T, Verdict> judge) {
    return new Proof(List.of(new Check<>(question, judge)));
  }

  /** What {@code judge} says of what is known. */
  static <T> Verdict verdict(Fact<T> fact, Function<T, Verdict> judge) {
    return switch (fact) {
      case Fact.Known<T>(T value) -> judge.apply(value);
      case Fact.Unknown<T>(String reason) -> new Verdict.CannotTell(reason);
    };
  }
}
