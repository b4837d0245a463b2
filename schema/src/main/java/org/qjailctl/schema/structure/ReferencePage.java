package org.qjailctl.schema.structure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The reference page of the manifest's keys, in Markdown: docs/manifest.md, made of the schema. */
public final class ReferencePage {

  private static final String INTRODUCTION =
      """
      # The manifest's keys

      Written by `qjailctl schema --output markdown > docs/manifest.md` from [the schema](../schema/host.schema.json); a test
      compares the two. What holds for all keys, such as variables and several files, is in [the language](language.md).
      """;

  private static final String TOP = "The file";

  private record Part(String path, JsonNode rules) {}

  private final JsonNode schema = HostSchema.afterVariables();
  private final StringBuilder page = new StringBuilder(INTRODUCTION);
  private final Deque<Part> waiting = new ArrayDeque<>();
  private final Map<String, String> headings = new HashMap<>();

  private ReferencePage() {}

  public static String markdown() {
    ReferencePage reference = new ReferencePage();
    reference.waiting.add(new Part("", reference.schema));
    while (!reference.waiting.isEmpty()) {
      reference.section(reference.waiting.remove());
    }
    return reference.page.toString();
  }

  private void section(Part part) {
    page.append("\n## ").append(part.path.isEmpty() ? TOP : part.path).append("\n\n");
    page.append(part.rules.path("description").asString("")).append('\n');
    exclusive(part.rules).forEach(words -> page.append("\nExactly one of ").append(words));
    page.append("\n| key | value | meaning |\n| --- | --- | --- |\n");
    JsonNode required = part.rules.path("required");
    part.rules
        .path("properties")
        .properties()
        .forEach(
            property ->
                row(
                    part.path,
                    property.getKey(),
                    property.getValue(),
                    has(required, property.getKey())));
  }

  private static boolean has(JsonNode words, String word) {
    return words.valueStream().anyMatch(each -> each.asString("").equals(word));
  }

  private static List<String> exclusive(JsonNode rules) {
    List<JsonNode> choices = new ArrayList<>(List.of(rules.path("oneOf")));
    rules.path("allOf").forEach(each -> choices.add(each.path("oneOf")));
    return choices.stream()
        .filter(JsonNode::isArray)
        .map(
            choice ->
                String.join(
                        ", ",
                        choice
                            .valueStream()
                            .map(one -> "`" + one.path("required").path(0).asString("") + "`")
                            .toList())
                    + ".\n")
        .toList();
  }

  private void row(String above, String key, JsonNode written, boolean required) {
    JsonNode rules = resolved(written);
    String path = above.isEmpty() ? key : above + "." + key;
    JsonNode examples = written.has("examples") ? written.path("examples") : rules.path("examples");
    page.append("| `").append(key).append('`').append(required ? " (required)" : "");
    page.append(" | ").append(value(path, written, rules));
    JsonNode description =
        written.has("description") ? written.path("description") : rules.path("description");
    page.append(" | ").append(cell(description.asString("")));
    inner(rules).ifPresent(words -> page.append(' ').append(cell(words)));
    if (rules.has("default")) {
      page.append(" Default: `").append(cell(rules.path("default").asString())).append("`.");
    }
    if (!examples.isEmpty()) {
      page.append(" Such as `").append(cell(examples.path(0).toString())).append("`.");
    }
    page.append(" |\n");
  }

  /** What each item or named value means, where it has no section of its own. */
  private Optional<String> inner(JsonNode rules) {
    JsonNode each = rules.has("items") ? rules.path("items") : rules.path("additionalProperties");
    JsonNode inside = resolved(each);
    return inside.isObject() && !hasKeys(inside)
        ? Optional.of("Each: " + inside.path("description").asString(""))
        : Optional.empty();
  }

  private String value(String path, JsonNode written, JsonNode rules) {
    if (rules.has("enum")) {
      return String.join(
          ", ",
          rules.path("enum").valueStream().map(word -> "`" + word.asString("") + "`").toList());
    }
    JsonNode items = rules.path("items");
    JsonNode named = rules.path("additionalProperties");
    if (items.isObject()) {
      return (rules.path("type").isArray() ? types(rules).replace("array", "list") : "list")
          + link(path + "[]", items);
    }
    if (named.isObject()) {
      return "names and values" + link(path + ".NAME", named);
    }
    return hasKeys(rules) ? "keys" + link(path, written) : types(rules);
  }

  private static String types(JsonNode rules) {
    JsonNode type = rules.path("type");
    return type.isArray()
        ? String.join(" or ", type.valueStream().map(each -> word(each.asString(""))).toList())
        : word(type.asString(""));
  }

  private static String word(String type) {
    return switch (type) {
      case "string" -> "text";
      case "integer" -> "whole number";
      case "number" -> "number";
      case "boolean" -> "true or false";
      default -> type;
    };
  }

  /** To the section of a map with keys of its own, which comes once however often it is used. */
  private String link(String path, JsonNode written) {
    JsonNode rules = resolved(written);
    if (!hasKeys(rules)) {
      return "";
    }
    String name = written.path("$ref").asString(path);
    String heading = headings.get(name);
    if (heading == null) {
      heading = path;
      headings.put(name, heading);
      waiting.add(new Part(path, rules));
    }
    String anchor = heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "");
    return ": [" + heading + "](#" + anchor.replace(' ', '-') + ")";
  }

  private static boolean hasKeys(JsonNode rules) {
    return rules.path("properties").isObject();
  }

  private JsonNode resolved(JsonNode rules) {
    String reference = rules.path("$ref").asString("");
    return reference.isEmpty() ? rules : schema.at(reference.substring(1));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;");
  }
}
