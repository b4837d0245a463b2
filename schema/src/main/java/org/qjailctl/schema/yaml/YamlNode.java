package org.qjailctl.schema.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.schema.problem.Place;

/** A node of a manifest's tree, with its place. */
public sealed interface YamlNode {

  Place place();

  /** Keys and values, in the file's order. */
  record Mapping(Place place, Map<String, Entry> entries) implements YamlNode {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** What stands behind {@code key}. */
    public Optional<YamlNode> get(String key) {
      return Optional.ofNullable(entries.get(key)).map(Entry::value);
    }
  }

  /**
   * One key of a mapping.
   *
   * @param keyPlace where the key itself is written
   */
  record Entry(String key, Place keyPlace, YamlNode value) {}

  /** Items. */
  record Sequence(Place place, List<YamlNode> items) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * One word, number or text.
   *
   * @param text as written, less quotes and folding
   */
  record Scalar(Place place, String text, Kind kind) implements YamlNode {

    /** What YAML 1.2's core schema takes a scalar for. */
    public enum Kind {
      TEXT,
      INTEGER,
      FLOAT,
      BOOLEAN,
      NULL
    }
  }

  /** Something whose problem is reported already: nothing more is to be said about it. */
  record Unreadable(Place place) implements YamlNode {}

  /**
   * The first node on {@code steps} (keys and item numbers) that has nothing below it that fits.
   */
  default YamlNode walk(List<Object> steps) {
    YamlNode node = this;
    for (Object step : steps) {
      Optional<YamlNode> next = node.child(step);
      if (next.isEmpty()) {
        return node;
      }
      node = next.get();
    }
    return node;
  }

  private Optional<YamlNode> child(Object step) {
    return switch (this) {
      case Mapping mapping -> mapping.get(step.toString());
      case Sequence sequence ->
          step instanceof Integer index && index < sequence.items().size()
              ? Optional.of(sequence.items().get(index))
              : Optional.empty();
      case Scalar scalar -> Optional.empty();
      case Unreadable unreadable -> Optional.empty();
    };
  }
}
