package org.qjailctl.schema.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qjailctl.core.diagnostic.Related;
import org.qjailctl.schema.problem.KeyPath;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;
import org.qjailctl.schema.yaml.YamlNode.Entry;
import org.qjailctl.schema.yaml.YamlNode.Mapping;
import org.qjailctl.schema.yaml.YamlNode.Scalar;
import org.qjailctl.schema.yaml.YamlNode.Sequence;
import org.qjailctl.schema.yaml.YamlNode.Unreadable;

/**
 * The anchors of one file. An alias becomes a copy of what is anchored, which keeps the places of
 * the anchored text and remembers where it is used.
 */
final class Anchors {

  private final Map<String, YamlNode> known = new HashMap<>();
  private final Set<String> open = new HashSet<>();
  private final Problems problems;
  private final Allowance allowance;

  Anchors(Problems problems, Allowance allowance) {
    this.problems = problems;
    this.allowance = allowance;
  }

  /** Notes that the node behind the anchor {@code name} begins. */
  void begin(String name) {
    open.add(name);
  }

  /** Notes what the anchor {@code name} stands before. A later anchor of that name replaces it. */
  void end(String name, YamlNode node) {
    open.remove(name);
    known.put(name, node);
  }

  /**
   * What the alias {@code name} stands for, at {@code use}.
   *
   * @param depth of the alias itself
   */
  YamlNode resolve(String name, Place use, int depth) {
    YamlNode anchored = known.get(name);
    if (open.contains(name)) {
      problems.report(
          ManifestCode.BAD_ALIAS_NAME,
          use,
          "The alias *" + Quoted.plain(name) + " stands inside what &" + name + " anchors.",
          "Move the anchor to a part that does not hold the alias.");
      return new Unreadable(use);
    }
    if (anchored == null) {
      problems.report(
          ManifestCode.BAD_ALIAS_NAME,
          use,
          "No anchor &" + Quoted.plain(name) + " stands above in this file.",
          Nearest.to(name, known.keySet())
              .map(near -> "Did you mean *" + near + "?")
              .orElse("Anchor what is meant with &" + Quoted.plain(name) + ", above."));
      return new Unreadable(use);
    }
    Related step = new Related(use.value(), "used here as *" + Quoted.plain(name));
    return copy(anchored, use.path(), step, use, depth);
  }

  private YamlNode copy(YamlNode node, KeyPath path, Related step, Place use, int depth) {
    allowance.copy(use, depth);
    Place place = node.place().standingAt(path, step);
    return switch (node) {
      case Mapping mapping -> {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Entry entry : mapping.entries().values()) {
          KeyPath below = path.key(entry.key());
          entries.put(
              entry.key(),
              new Entry(
                  entry.key(),
                  entry.keyPlace().standingAt(below, step),
                  copy(entry.value(), below, step, use, depth + 1)));
        }
        yield new Mapping(place, entries);
      }
      case Sequence sequence -> {
        List<YamlNode> items = new ArrayList<>();
        for (YamlNode item : sequence.items()) {
          items.add(copy(item, path.item(items.size()), step, use, depth + 1));
        }
        yield new Sequence(place, items);
      }
      case Scalar scalar -> new Scalar(place, scalar.text(), scalar.kind());
      case Unreadable unreadable -> new Unreadable(place);
    };
  }
}
