package org.qjailctl.executors.probe;

import java.util.function.BiFunction;
import java.util.function.Function;
import org.qjailctl.core.observed.Fact;

/** Facts out of facts: known when all that they come from are, else for the first reason. */
final class Facts {

  private Facts() {}

  static <T, R> Fact<R> then(Fact<T> fact, Function<? super T, Fact<R>> next) {
    return switch (fact) {
      case Fact.Known<T>(T value) -> next.apply(value);
      case Fact.Unknown<T>(String reason) -> Fact.unknown(reason);
    };
  }

  static <T, U, R> Fact<R> both(
      Fact<T> one, Fact<U> other, BiFunction<? super T, ? super U, ? extends R> both) {
    return then(one, first -> other.map(second -> both.apply(first, second)));
  }
}
