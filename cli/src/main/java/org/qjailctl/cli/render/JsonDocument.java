package org.qjailctl.cli.render;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as programs and people read it: indented, in ASCII. */
final class JsonDocument {

  /** Characters beyond ASCII are escaped: some of them turn a terminal's text around. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private JsonDocument() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** On one line, line feed included. */
  static String line(ObjectNode root) {
    return JSON.writeValueAsString(root) + "\n";
  }

  static String text(ObjectNode root) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    return JSON.writer().with(printer).writeValueAsString(root) + "\n";
  }
}
