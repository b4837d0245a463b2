package org.qjailctl.bench;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.qjailctl.core.observed.Fact;

/**
 * Records of what was observed, of which a benchmark says a part. The rest was not probed, or is
 * empty: a new component wants no change here.
 */
final class Observed {

  private Observed() {}

  /** A record of {@code type} with these components, by name. */
  static <R extends Record> R of(Class<R> type, Map<String, Object> said) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values =
        Arrays.stream(components)
            .map(
                one ->
                    Optional.ofNullable(said.get(one.getName()))
                        .orElseGet(() -> nothing(one.getType())))
            .toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no such record of " + type, e);
    }
  }

  private static Object nothing(Class<?> type) {
    Map<Class<?>, Object> empty =
        Map.of(
            Fact.class,
            Fact.notProbed(),
            Optional.class,
            Optional.empty(),
            SortedMap.class,
            new TreeMap<>(),
            SortedSet.class,
            new TreeSet<>(),
            List.class,
            List.of(),
            boolean.class,
            false);
    return Optional.ofNullable(empty.get(type))
        .orElseThrow(() -> new IllegalStateException("say what is in a component of " + type));
  }
}
