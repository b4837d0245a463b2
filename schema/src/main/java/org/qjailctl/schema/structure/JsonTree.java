package org.qjailctl.schema.structure;

import org.qjailctl.schema.yaml.Numbers;
import org.qjailctl.schema.yaml.YamlNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Shows a tree of YAML nodes to a JSON Schema validator. */
final class JsonTree {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * Stands for every number with a point or exponent. The schema has whole numbers only, and JSON
   * Schema would take 1.0 for one, while {@code version: 1.0} is a slip; and a hostile exponent is
   * never spelled out.
   */
  private static final double NO_WHOLE_NUMBER = 0.5;

  private JsonTree() {}

  static JsonNode of(YamlNode node) {
    return switch (node) {
      case YamlNode.Mapping mapping -> {
        ObjectNode object = JSON.objectNode();
        mapping.entries().forEach((key, entry) -> object.set(key, of(entry.value())));
        yield object;
      }
      case YamlNode.Sequence sequence -> {
        ArrayNode array = JSON.arrayNode();
        sequence.items().forEach(item -> array.add(of(item)));
        yield array;
      }
      case YamlNode.Scalar scalar ->
          switch (scalar.kind()) {
            case TEXT -> JSON.stringNode(scalar.text());
            case INTEGER -> JSON.numberNode(Numbers.whole(scalar));
            case FLOAT -> JSON.numberNode(NO_WHOLE_NUMBER);
            case BOOLEAN -> JSON.booleanNode(Boolean.parseBoolean(scalar.text()));
            case NULL -> JSON.nullNode();
          };
      case YamlNode.Unreadable unreadable -> JSON.nullNode();
    };
  }
}
