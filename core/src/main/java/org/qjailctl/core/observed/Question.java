package org.qjailctl.core.observed;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Something that can be asked of a host. Questions are values: what a plan, a condition, a doctor
 * and an import need is a set of them, {@link Questions}, and a {@link HostState} answers each. To
 * ask for something new, add a record here and its reading in {@code executors.probe}; the compiler
 * names the one switch that has to know it.
 *
 * @param <T> what is answered, when it could be read
 */
public sealed interface Question<T>
    permits HostQuestion, PlaceQuestion, QjailQuestion, FitnessQuestion {

  /** Questions of one key are asked as one, and have one answer. */
  default Question<T> key() {
    return this;
  }

  /** What asks for this and for {@code other}, which has the same key. */
  default Question<T> and(Question<T> other) {
    return this;
  }

  /** Whether it asks for nothing at all: of no variable, say. */
  default boolean isEmpty() {
    return false;
  }

  static <T extends Comparable<? super T>> SortedSet<T> set(Collection<T> some) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(some));
  }

  static <T extends Comparable<? super T>> SortedSet<T> union(
      Collection<T> some, Collection<T> more) {
    SortedSet<T> all = new TreeSet<>(some);
    all.addAll(more);
    return all;
  }

  static <K extends Comparable<? super K>, V> SortedMap<K, V> map(SortedMap<K, V> some) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(some));
  }
}
