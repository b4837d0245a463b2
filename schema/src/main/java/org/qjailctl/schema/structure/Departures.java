package org.qjailctl.schema.structure;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.Nearest;
import org.qjailctl.schema.problem.Place;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;
import org.qjailctl.schema.yaml.YamlNode;
import tools.jackson.databind.JsonNode;

/** Words for each way in which a node can depart from its schema. */
final class Departures {

  private final JsonNode schema;
  private final Problems problems;

  Departures(JsonNode schema, Problems problems) {
    this.schema = schema;
    this.problems = problems;
  }

  /** Reports what {@code errors} say of {@code node}; true when there was anything to say. */
  boolean report(YamlNode node, List<Error> errors) {
    if (isPart(node, errors)) {
      problems.report(
          ManifestCode.MISSING_KEY,
          node.place().missing("host"),
          "The manifest has neither version nor host.",
          "If another manifest includes this file, validate that one. Otherwise start it with"
              + " `version: 1` and `host: { name: db1 }`.");
      return true;
    }
    boolean found = false;
    for (Error error : errors) {
      found |= report(node, error);
    }
    return found;
  }

  /** Whether nothing is wrong but that the two keys lack which only a whole manifest has. */
  private static boolean isPart(YamlNode node, List<Error> errors) {
    return subject(node.place()).equals("the manifest")
        && errors.size() == 2
        && errors.stream().allMatch(error -> error.getKeyword().equals("required"));
  }

  private boolean report(YamlNode node, Error error) {
    String location = error.getSchemaLocation().getFragment().toString();
    // What depends on another key is told where the keys are read.
    if (location.contains("/oneOf/") || location.matches(".*/(else/required|not)")) {
      return false;
    }
    JsonNode rules = schema.at(location.substring(0, location.lastIndexOf('/')));
    switch (error.getKeyword()) {
      case "additionalProperties" -> unknownKey(node, error.getProperty(), rules);
      case "required" -> missingKey(node, error.getProperty(), rules);
      case "type" -> new WrongType(problems).report(node, rules);
      case "enum" -> unknownWord(node, rules);
      case "const" -> unsupportedVersion(node);
      case "minimum", "maximum" -> outOfRange(node, rules);
      case "oneOf" -> oneOf(node, rules);
      // The forms of single values are the model's to refuse, with better reasons than a pattern.
      case "pattern", "propertyNames" -> {
        return false;
      }
      default ->
          throw new IllegalStateException(
              "host.schema.json uses a new keyword: " + error.getKeyword());
    }
    return true;
  }

  private void unknownKey(YamlNode node, String key, JsonNode rules) {
    if (!(node instanceof YamlNode.Mapping mapping) || !mapping.entries().containsKey(key)) {
      return;
    }
    Optional<String> beyond = JailParametersBeyondQjail.remedy(node.place().path().toString(), key);
    if (beyond.isPresent()) {
      problems.report(
          ManifestCode.PARAMETER_BEYOND_QJAIL,
          mapping.entries().get(key).keyPlace(),
          "jail(8) knows " + key + "; qjail config of qjail 5 does not set it.",
          beyond.get());
    } else {
      problems.report(
          ManifestCode.UNKNOWN_KEY,
          mapping.entries().get(key).keyPlace(),
          Quoted.of(key) + " is no key of " + subject(node.place()) + ".",
          new UnknownKeys(schema).remedy(mapping, key, rules));
    }
  }

  private void missingKey(YamlNode node, String key, JsonNode rules) {
    problems.report(
        ManifestCode.MISSING_KEY,
        node.place().missing(key),
        sentence(subject(node.place())) + " has no " + key + ", and there is no default.",
        "Add `" + key + ": " + Examples.of(rules.path("properties").path(key), schema) + "`.");
  }

  private void unknownWord(YamlNode node, JsonNode rules) {
    List<String> words = new ArrayList<>();
    rules.path("enum").forEach(word -> words.add(word.asString()));
    String word = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    problems.report(
        ManifestCode.UNKNOWN_WORD,
        node.place(),
        Quoted.of(word) + " is not known here.",
        Nearest.remedy(word, words, "Write one of PostgreSQL's server encodings, such as UTF8."));
  }

  private void unsupportedVersion(YamlNode node) {
    problems.report(
        ManifestCode.UNSUPPORTED_VERSION,
        node.place(),
        "This qjailctl does not understand manifests of that version.",
        "Write `version: 1`, or use a newer qjailctl.");
  }

  private void outOfRange(YamlNode node, JsonNode rules) {
    String number = node instanceof YamlNode.Scalar scalar ? Quoted.plain(scalar.text()) : "";
    problems.report(
        ManifestCode.OUT_OF_RANGE,
        node.place(),
        number + " is not between " + rules.path("minimum") + " and " + rules.path("maximum") + ".",
        "Write a number in that range, such as " + Examples.of(rules, schema) + ".");
  }

  private void oneOf(YamlNode node, JsonNode rules) {
    if (!(node instanceof YamlNode.Mapping mapping)) {
      return;
    }
    List<String> choices = new ArrayList<>();
    rules.path("oneOf").forEach(choice -> choices.add(choice.path("required").path(0).asString()));
    String all = String.join(" or ", choices);
    boolean none = choices.stream().noneMatch(mapping.entries()::containsKey);
    problems.report(
        ManifestCode.ONE_OF,
        node.place().atHead(),
        subject(node.place())
            + (none ? " has neither " : " has both ")
            + allOf(none ? choices : written(mapping, choices), none)
            + ".",
        none ? "Add " + all + "." : "Keep either " + all + ".");
  }

  private static List<String> written(YamlNode.Mapping mapping, List<String> choices) {
    return choices.stream().filter(mapping.entries()::containsKey).toList();
  }

  private static String allOf(List<String> choices, boolean none) {
    return String.join(none ? " nor " : " and ", choices);
  }

  private static String sentence(String words) {
    return words.startsWith("the ") ? "T" + words.substring(1) : words;
  }

  private static String subject(Place place) {
    String path = place.path().toString();
    return path.equals("manifest") ? "the manifest" : path;
  }
}
