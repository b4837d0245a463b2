package org.qjailctl.schema.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.core.diagnostic.Related;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.yaml.Sources;
import org.qjailctl.schema.yaml.YamlNode;
import org.qjailctl.schema.yaml.YamlNode.Entry;
import org.qjailctl.schema.yaml.YamlNode.Mapping;
import org.qjailctl.schema.yaml.YamlNode.Scalar;
import org.qjailctl.schema.yaml.YamlNode.Sequence;
import org.qjailctl.schema.yaml.YamlNode.Unreadable;

/**
 * Puts the values of {@code vars} in. A scalar that is just <code>${name}</code> becomes what the
 * variable is, number or switch or text; inside a longer text the value stands as it is written.
 * Keys, paths behind {@code include} and the variables themselves are taken literally, and so is
 * what a file holds that the manifest only names.
 */
final class Variables {

  private final Map<String, Entry> set;
  private final Problems problems;
  private final VariableText texts;
  private int room = ManifestFile.LARGEST;

  private Variables(Map<String, Entry> set, Sources sources, Problems problems) {
    this.set = set;
    this.problems = problems;
    this.texts = new VariableText(set.keySet(), sources, problems);
  }

  /** {@code root} with the values of its own variables. */
  static YamlNode putIn(YamlNode root, Sources sources, Problems problems) {
    if (!sources.hold(VariableText.START) || !(root instanceof Mapping top)) {
      return root;
    }
    Map<String, Entry> set =
        top.get("vars")
            .filter(Mapping.class::isInstance)
            .map(vars -> ((Mapping) vars).entries())
            .orElse(Map.of());
    Variables variables = new Variables(set, sources, problems);
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Entry entry : top.entries().values()) {
      entries.put(
          entry.key(),
          switch (entry.key()) {
            case "include" -> entry;
            case "vars" -> variables.literal(entry);
            default -> variables.in(entry);
          });
    }
    return new Mapping(top.place(), entries);
  }

  private Entry literal(Entry vars) {
    set.values().stream()
        .map(Entry::value)
        .filter(value -> value instanceof Scalar scalar && scalar.text().contains("${"))
        .forEach(
            value ->
                Misplaced.report(
                    value.place(), "A variable's value cannot hold a variable.", problems));
    return vars;
  }

  private Entry in(Entry entry) {
    return new Entry(entry.key(), entry.keyPlace(), in(entry.value()));
  }

  private YamlNode in(YamlNode node) {
    return switch (node) {
      case Mapping mapping -> {
        Map<String, Entry> entries = new LinkedHashMap<>();
        mapping.entries().forEach((key, entry) -> entries.put(key, in(entry)));
        yield new Mapping(mapping.place(), entries);
      }
      case Sequence sequence -> {
        List<YamlNode> items = new ArrayList<>();
        sequence.items().forEach(item -> items.add(in(item)));
        yield new Sequence(sequence.place(), items);
      }
      case Scalar scalar -> scalar.text().contains(VariableText.START) ? in(scalar) : scalar;
      case Unreadable unreadable -> unreadable;
    };
  }

  private YamlNode in(Scalar scalar) {
    Optional<List<VariableText.Part>> parts = texts.parts(scalar);
    if (parts.isEmpty()) {
      return new Unreadable(scalar.place());
    }
    Place place = scalar.place();
    StringBuilder text = new StringBuilder();
    for (VariableText.Part part : parts.get()) {
      switch (part) {
        case VariableText.Part.Literal(String literal) -> text.append(literal);
        case VariableText.Part.Name(String name) -> {
          Entry variable = set.get(name);
          if (variable == null
              || !(variable.value() instanceof Scalar value)
              || value.kind() == Scalar.Kind.NULL) {
            return new Unreadable(scalar.place());
          }
          place = place.by(new Related(variable.keyPlace().value(), name + " is set here"));
          if (parts.get().size() == 1) {
            return new Scalar(place, value.text(), value.kind());
          }
          if (text.length() + value.text().length() > room) {
            return tooLarge(scalar);
          }
          text.append(value.text());
        }
      }
      if (text.length() > room) {
        return tooLarge(scalar);
      }
    }
    room -= text.length();
    return new Scalar(place, text.toString(), Scalar.Kind.TEXT);
  }

  private YamlNode tooLarge(Scalar scalar) {
    if (room >= 0) {
      problems.report(
          ManifestCode.FILE_TOO_LARGE,
          scalar.place(),
          "With its variables put in, the manifest has more than 4 MiB.",
          "Use shorter values, or fewer of them.");
    }
    room = -1;
    return new Unreadable(scalar.place());
  }
}
