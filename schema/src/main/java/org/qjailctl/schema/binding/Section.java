package org.qjailctl.schema.binding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.yaml.YamlNode;
import org.qjailctl.schema.yaml.YamlNode.Entry;
import org.qjailctl.schema.yaml.YamlNode.Mapping;

/**
 * A map of the manifest while it is being read. It remembers which keys were asked for: one that
 * nobody asked for is one that nothing carries out, and makes the reading odd.
 */
final class Section {

  private final Mapping mapping;
  private final Reading reading;
  private final boolean written;
  private final Set<String> asked = new HashSet<>();

  /**
   * @param written whether the map is really there, and not only stands in for something else
   */
  private Section(Mapping mapping, Reading reading, boolean written) {
    this.mapping = mapping;
    this.reading = reading;
    this.written = written;
  }

  /** Reads {@code node} with {@code reader}; as an empty map when it is none. */
  static <T> T read(YamlNode node, Reading reading, Function<Section, T> reader) {
    if (!(node instanceof Mapping mapping)) {
      reading.passOver(node);
      return reader.apply(new Section(new Mapping(node.place(), Map.of()), reading, false));
    }
    Section section = new Section(mapping, reading, true);
    T value = reader.apply(section);
    if (!section.asked.containsAll(mapping.entries().keySet())) {
      reading.odd();
    }
    return value;
  }

  Place place() {
    return mapping.place();
  }

  Reading reading() {
    return reading;
  }

  /** Whether a map stands here, and not something else that is reported as such. */
  boolean isWritten() {
    return written;
  }

  /** Whether the key is written at all, be its value right or wrong. */
  boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  /** Leaves what was not asked for unread: it means nothing here. */
  void leaveRest() {
    asked.addAll(mapping.entries().keySet());
  }

  /** Notes that these keys have to be there. */
  void require(String... keys) {
    for (String key : keys) {
      if (written && !has(key)) {
        reading.odd();
      }
    }
  }

  /** Notes that exactly one of these keys has to be there. */
  void requireOneOf(String... keys) {
    if (written && Arrays.stream(keys).filter(this::has).count() != 1) {
      reading.odd();
    }
  }

  Optional<YamlNode> node(String key) {
    asked.add(key);
    return mapping.get(key);
  }

  Optional<Placed<String>> text(String key) {
    return node(key).flatMap(reading::text);
  }

  <T> Optional<Placed<T>> form(String key, Form<T> form) {
    return text(key).flatMap(text -> form.read(text, reading.problems()));
  }

  Optional<Placed<Boolean>> flag(String key) {
    return node(key).flatMap(reading::flag);
  }

  Optional<Placed<Integer>> number(String key, int least, int most) {
    return node(key).flatMap(node -> reading.number(node, least, most));
  }

  /** The one of {@code words} that prints as what is written. */
  <W> Optional<Placed<W>> word(String key, List<W> words) {
    Optional<Placed<String>> text = text(key);
    Optional<Placed<W>> meant =
        text.flatMap(
            written ->
                words.stream()
                    .filter(word -> word.toString().equals(written.value()))
                    .findFirst()
                    .map(word -> new Placed<>(word, written.place())));
    if (text.isPresent() && meant.isEmpty()) {
      reading.odd();
    }
    return meant;
  }

  List<YamlNode> items(String key) {
    return node(key).map(reading::items).orElse(List.of());
  }

  <T> Optional<T> section(String key, Function<Section, T> reader) {
    return node(key).map(node -> read(node, reading, reader));
  }

  /** All keys and values, for a map whose keys are names. */
  List<Entry> entries() {
    asked.addAll(mapping.entries().keySet());
    return List.copyOf(mapping.entries().values());
  }

  /**
   * The map of names behind {@code key}: each name with a form, its value with {@code reader}. A
   * value under a refused name is left to the structure room.
   */
  <N, T> List<T> named(
      String key, Form<N> form, BiFunction<Placed<N>, YamlNode, Optional<T>> reader) {
    List<T> all = new ArrayList<>();
    for (Entry entry : section(key, Section::entries).orElse(List.of())) {
      Optional<Placed<N>> name =
          form.read(new Placed<>(entry.key(), entry.keyPlace()), reading.problems());
      if (name.isEmpty()) {
        reading.skipped();
      }
      name.flatMap(known -> reader.apply(known, entry.value())).ifPresent(all::add);
    }
    return all;
  }

  /** The same, where each value is a map; what is none is passed over. */
  <N, T> List<T> sections(
      String key, Form<N> form, BiFunction<Placed<N>, Section, Optional<T>> reader) {
    return named(
        key,
        form,
        (name, node) -> {
          if (node instanceof Mapping) {
            return read(node, reading, section -> reader.apply(name, section));
          }
          reading.passOver(node);
          return Optional.empty();
        });
  }

  /** The names behind {@code key}, the refused ones included: for finding out what was meant. */
  Set<String> names(String key) {
    return mapping.get(key).orElse(mapping) instanceof Mapping names && has(key)
        ? names.entries().keySet()
        : Set.of();
  }
}
