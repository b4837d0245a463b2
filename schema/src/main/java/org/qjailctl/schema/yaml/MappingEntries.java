package org.qjailctl.schema.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qjailctl.core.diagnostic.Related;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;
import org.qjailctl.schema.yaml.YamlNode.Entry;
import org.qjailctl.schema.yaml.YamlNode.Mapping;
import org.qjailctl.schema.yaml.YamlNode.Scalar;
import org.qjailctl.schema.yaml.YamlNode.Sequence;
import org.qjailctl.schema.yaml.YamlNode.Unreadable;

/**
 * The keys of one map while it is read: each once, and what {@code <<} merges behind those that are
 * written out, as the merge key of YAML 1.1 has it.
 */
final class MappingEntries {

  /** Between quotes it is a key like any other. */
  static final String MERGE = "<<";

  private final Problems problems;
  private final Map<String, Entry> written = new LinkedHashMap<>();
  private final Map<String, Entry> merged = new LinkedHashMap<>();
  private final List<Place> merges = new ArrayList<>();

  MappingEntries(Problems problems) {
    this.problems = problems;
  }

  void add(String key, Place place, YamlNode value) {
    Entry earlier = written.putIfAbsent(key, new Entry(key, place, value));
    if (earlier != null) {
      reportTwice(Quoted.of(key), place, earlier.keyPlace());
    }
  }

  /** Merges {@code value}, a map or a list of maps. Of several maps the first has precedence. */
  void merge(Place place, YamlNode value) {
    if (!merges.isEmpty()) {
      reportTwice(MERGE, place, merges.get(0));
      return;
    }
    merges.add(place);
    if (value instanceof Sequence several) {
      several.items().forEach(this::mergeMap);
    } else {
      mergeMap(value);
    }
  }

  private void mergeMap(YamlNode value) {
    switch (value) {
      case Mapping map -> map.entries().forEach(merged::putIfAbsent);
      case Sequence list -> reportNoMap(list, "a list");
      case Scalar scalar -> reportNoMap(scalar, "a single value");
      case Unreadable unreadable -> {}
    }
  }

  /** All of them: the keys that are written here count before those that are merged. */
  Map<String, Entry> all() {
    Map<String, Entry> all = new LinkedHashMap<>(written);
    merged.forEach(all::putIfAbsent);
    return all;
  }

  private void reportTwice(String key, Place place, Place earlier) {
    problems.report(
        ManifestCode.DUPLICATE_KEY,
        place,
        key + " stands in " + earlier.value().seenFrom(place.value()) + " already.",
        key.equals(MERGE)
            ? "Write one, with a list: `<<: [*one, *other]`."
            : "Keep one of the two.",
        new Related(earlier.value(), "the other one"));
  }

  private void reportNoMap(YamlNode node, String what) {
    problems.report(
        ManifestCode.MERGE_KEY,
        node.place(),
        "The key << merges maps, and " + what + " stands here.",
        "Write the alias of a map, such as `<<: *common`, or a list of such aliases.");
  }
}
