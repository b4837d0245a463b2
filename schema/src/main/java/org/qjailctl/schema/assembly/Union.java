package org.qjailctl.schema.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.qjailctl.core.diagnostic.Related;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.yaml.YamlNode;
import org.qjailctl.schema.yaml.YamlNode.Entry;
import org.qjailctl.schema.yaml.YamlNode.Mapping;
import org.qjailctl.schema.yaml.YamlNode.Scalar;
import org.qjailctl.schema.yaml.YamlNode.Sequence;
import org.qjailctl.schema.yaml.YamlNode.Unreadable;

/**
 * Unites two files: sections key by key, and lists directly in a section, such as pf's rules, and
 * pf's raw ones, the including file's before the included one's; pf's macros and tables by name.
 * The same key in both is a mistake: what one file says of a jail, no other file changes.
 */
final class Union {

  private final Problems problems;

  private Union(Problems problems) {
    this.problems = problems;
  }

  static YamlNode of(YamlNode including, YamlNode included, Problems problems) {
    return including instanceof Mapping one && included instanceof Mapping other
        ? new Union(problems).sections(one, other)
        : including;
  }

  private Mapping sections(Mapping one, Mapping other) {
    Map<String, Entry> all = new LinkedHashMap<>(one.entries());
    for (Entry entry : other.entries().values()) {
      Entry earlier = all.putIfAbsent(entry.key(), entry);
      if (earlier == null) {
        continue;
      }
      switch (entry.key()) {
        case "include" -> all.put("include", isList(earlier) ? entry : earlier);
        case "version" -> sameVersion(earlier, entry);
        default -> all.put(entry.key(), section(earlier, entry));
      }
    }
    return new Mapping(one.place(), all);
  }

  /** One that is no list stays, so that it is found later on. */
  private static boolean isList(Entry include) {
    return include.value() instanceof Sequence;
  }

  /** Each file may say what language it is written in. */
  private void sameVersion(Entry one, Entry other) {
    boolean same =
        one.value() instanceof Scalar first
            && other.value() instanceof Scalar second
            && first.text().equals(second.text())
            && first.kind() == second.kind();
    if (!same) {
      reportConflict(one, other);
    }
  }

  private Entry section(Entry one, Entry other) {
    if (one.value() instanceof Mapping first && other.value() instanceof Mapping second) {
      Map<String, Entry> all = new LinkedHashMap<>(first.entries());
      second.entries().forEach((key, entry) -> all.merge(key, entry, this::joined));
      return new Entry(one.key(), one.keyPlace(), new Mapping(first.place(), all));
    }
    if (!(one.value() instanceof Unreadable) && !(other.value() instanceof Unreadable)) {
      reportConflict(one, other);
    }
    return one;
  }

  private Entry joined(Entry one, Entry other) {
    if (one.value() instanceof Sequence first && other.value() instanceof Sequence second) {
      List<YamlNode> items = new ArrayList<>(first.items());
      items.addAll(second.items());
      return new Entry(one.key(), one.keyPlace(), new Sequence(first.place(), items));
    }
    if (one.value() instanceof Mapping first && other.value() instanceof Mapping second) {
      Optional<BinaryOperator<Entry>> inside = inside(one.keyPlace().path().toString());
      if (inside.isPresent()) {
        Map<String, Entry> all = new LinkedHashMap<>(first.entries());
        second.entries().forEach((key, entry) -> all.merge(key, entry, inside.get()));
        return new Entry(one.key(), one.keyPlace(), new Mapping(first.place(), all));
      }
    }
    reportConflict(one, other);
    return one;
  }

  /** How the same key in two maps of pf's is united: raw has lists of rules, the others names. */
  private Optional<BinaryOperator<Entry>> inside(String path) {
    return switch (path) {
      case "pf.raw" -> Optional.of(this::joined);
      case "pf.macros", "pf.tables" ->
          Optional.of(
              (one, other) -> {
                reportConflict(one, other);
                return one;
              });
      default -> Optional.empty();
    };
  }

  private void reportConflict(Entry one, Entry other) {
    problems.report(
        ManifestCode.INCLUDE_CONFLICT,
        other.keyPlace(),
        other.keyPlace().path()
            + " stands in "
            + one.keyPlace().value().seenFrom(other.keyPlace().value())
            + " already.",
        "Keep it in one of the two files.",
        new Related(one.keyPlace().value(), "the other one"));
  }
}
