package org.qjailctl.executors.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;

/**
 * Some operations and what their outcomes tell. Readings are put together to larger ones, whose
 * operations still go in one batch.
 *
 * @param meaning gets the outcomes of these operations, in their order
 * @param <T> what is read
 */
record Reading<T>(List<Operation> operations, Function<List<Outcome>, T> meaning) {

  Reading {
    operations = List.copyOf(operations);
  }

  /** Asks nothing: {@code value} is known beforehand. */
  static <T> Reading<T> of(T value) {
    return new Reading<>(List.of(), outcomes -> value);
  }

  static <T> Reading<T> of(Operation operation, Function<Outcome, T> meaning) {
    return new Reading<>(List.of(operation), outcomes -> meaning.apply(outcomes.getFirst()));
  }

  /** The reading that {@code one} makes of each entry, by the same keys. */
  static <K extends Comparable<? super K>, A, T> Reading<SortedMap<K, T>> each(
      Map<K, A> asked, BiFunction<K, A, Reading<T>> one) {
    Reading<SortedMap<K, T>> all = of(new TreeMap<>());
    for (Map.Entry<K, A> entry : asked.entrySet()) {
      K key = entry.getKey();
      all =
          all.and(
              one.apply(key, entry.getValue()),
              (found, value) -> {
                SortedMap<K, T> more = new TreeMap<>(found);
                more.put(key, value);
                return more;
              });
    }
    return all;
  }

  T read(List<Outcome> outcomes) {
    if (outcomes.size() != operations.size()) {
      throw new IllegalArgumentException(
          outcomes.size() + " outcomes of " + operations.size() + " operations");
    }
    return meaning.apply(outcomes);
  }

  <R> Reading<R> map(Function<? super T, ? extends R> change) {
    return new Reading<>(operations, outcomes -> change.apply(read(outcomes)));
  }

  /** Both, one behind the other. */
  <U, R> Reading<R> and(Reading<U> other, BiFunction<? super T, ? super U, ? extends R> both) {
    List<Operation> all = new ArrayList<>(operations);
    all.addAll(other.operations);
    int mine = operations.size();
    return new Reading<>(
        all,
        outcomes ->
            both.apply(
                read(outcomes.subList(0, mine)),
                other.read(outcomes.subList(mine, outcomes.size()))));
  }
}
