package org.qjailctl.schema.structure;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What to write instead: the first example of a schema, as YAML on one line. */
final class Examples {

  private Examples() {}

  /** The example of {@code rules}, or of what they refer to within {@code schema}. */
  static String of(JsonNode rules, JsonNode schema) {
    JsonNode reference = rules.path("$ref");
    JsonNode meant =
        reference.isString() && !rules.has("examples")
            ? schema.at(reference.asString().substring(1))
            : rules;
    return flow(meant.path("examples").path(0));
  }

  private static String flow(JsonNode value) {
    List<String> parts = new ArrayList<>();
    if (value.isObject()) {
      value
          .properties()
          .forEach(entry -> parts.add(entry.getKey() + ": " + flow(entry.getValue())));
      return parts.isEmpty() ? "{}" : "{ " + String.join(", ", parts) + " }";
    }
    if (value.isArray()) {
      value.forEach(item -> parts.add(flow(item)));
      return "[" + String.join(", ", parts) + "]";
    }
    boolean bare =
        value.isString() && value.asString().matches("(?!(YES|NO)$)[A-Za-z/][A-Za-z0-9_./ -]*");
    return bare ? value.asString() : value.toString();
  }
}
