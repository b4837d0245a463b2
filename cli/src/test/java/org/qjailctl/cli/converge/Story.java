package org.qjailctl.cli.converge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qjailctl.core.host.Operation;

/**
 * How a host came to be as it is, from a fresh one: deeds by hand and manifests that were applied,
 * in turn. The last manifest is the one that is tried.
 */
record Story(List<Chapter> chapters) {

  /** What was done by hand, and the manifest after it, as maps and lists. */
  record Chapter(List<Operation> deeds, Map<String, Object> manifest) {
    Chapter {
      deeds = List.copyOf(deeds);
    }
  }

  Story {
    chapters = List.copyOf(chapters);
  }

  static Story start() {
    return new Story(List.of());
  }

  Story with(Chapter next) {
    List<Chapter> all = new ArrayList<>(chapters);
    all.add(next);
    return new Story(all);
  }

  /** Stories that are shorter by one thing, those that lose most first. */
  Stream<Story> shorter() {
    int last = chapters.size() - 1;
    Stream<Story> fewer =
        Stream.iterate(0, i -> i < last, i -> i + 1)
            .map(
                i -> {
                  List<Chapter> all = new ArrayList<>(chapters);
                  all.remove(i.intValue());
                  return new Story(all);
                });
    Stream<Story> smaller =
        Stream.iterate(last, i -> i >= 0, i -> i - 1)
            .flatMap(i -> smaller(chapters.get(i)).map(chapter -> replaced(i, chapter)));
    return Stream.concat(fewer, smaller);
  }

  private Story replaced(int at, Chapter chapter) {
    List<Chapter> all = new ArrayList<>(chapters);
    all.set(at, chapter);
    return new Story(all);
  }

  private static Stream<Chapter> smaller(Chapter chapter) {
    Stream<Chapter> fewerDeeds =
        Stream.iterate(0, i -> i < chapter.deeds().size(), i -> i + 1)
            .map(
                i -> {
                  List<Operation> deeds = new ArrayList<>(chapter.deeds());
                  deeds.remove(i.intValue());
                  return new Chapter(deeds, chapter.manifest());
                });
    return Stream.concat(
        fewerDeeds,
        less(chapter.manifest()).map(manifest -> new Chapter(chapter.deeds(), manifest)));
  }

  /** The same maps without one of their keys, at any depth. */
  private static Stream<Map<String, Object>> less(Map<?, ?> map) {
    return map.keySet().stream()
        .flatMap(
            key -> {
              Map<String, Object> without = copy(map);
              without.remove(key.toString());
              Stream<Map<String, Object>> deeper =
                  map.get(key) instanceof Map<?, ?> inner
                      ? less(inner)
                          .map(
                              smaller -> {
                                Map<String, Object> changed = copy(map);
                                changed.put(key.toString(), smaller);
                                return changed;
                              })
                      : Stream.empty();
              return Stream.concat(Stream.of(without), deeper);
            });
  }

  private static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(key.toString(), value));
    return copy;
  }
}
