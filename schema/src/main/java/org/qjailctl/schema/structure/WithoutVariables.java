package org.qjailctl.schema.structure;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The schema of a manifest whose variables are put in. An editor sees the text <code>${port}</code>
 * where a number is to stand, so host.schema.json allows one wherever it restricts a value: {@code
 * "anyOf": [{ what is restricted }, { "$ref": "#/$defs/variable" }]}. Here only the first is left.
 */
final class WithoutVariables {

  private static final String VARIABLE = "#/$defs/variable";

  private WithoutVariables() {}

  /** A copy of {@code schema} in which no variable is allowed. */
  static JsonNode of(JsonNode schema) {
    JsonNode copy = schema.deepCopy();
    takeOut(copy);
    return copy;
  }

  private static void takeOut(JsonNode node) {
    if (node instanceof ObjectNode object
        && object.path("anyOf") instanceof ArrayNode choices
        && choices.size() == 2
        && choices.path(1).path("$ref").asString("").equals(VARIABLE)) {
      object.remove("anyOf");
      choices.path(0).properties().forEach(rule -> object.set(rule.getKey(), rule.getValue()));
    }
    node.forEach(WithoutVariables::takeOut);
  }
}
