package org.qjailctl.schema.writing;

import java.util.List;
import org.qjailctl.core.draft.Draft.Item;
import org.qjailctl.core.draft.Draft.Value;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Keys and values as Jackson writes them in YAML. */
final class YamlLines {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final YAMLMapper YAML = mapper(false);

  /** Texts of several lines stand as they are, behind a bar. */
  private static final YAMLMapper LITERAL = mapper(true);

  /** A text of JSON is one of YAML; here each character that may do harm is escaped. */
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private YamlLines() {}

  private static YAMLMapper mapper(boolean literal) {
    return new YAMLMapper(
        YAMLFactory.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .configure(YAMLWriteFeature.MINIMIZE_QUOTES, !literal)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .enable(YAMLWriteFeature.ALLOW_LONG_KEYS)
            .configure(YAMLWriteFeature.LITERAL_BLOCK_STYLE, literal)
            .stringQuotingChecker(new PlainTexts())
            .build());
  }

  /** The lines of {@code entry}, not indented. */
  static List<String> of(Item.Entry entry) {
    if (entry.value() instanceof Value.Text(String odd) && !isPrintable(odd)) {
      return List.of(key(entry.key()) + ": " + JSON.writeValueAsString(literal(odd)));
    }
    ObjectNode map = NODES.objectNode();
    map.set(entry.key(), node(entry.value()));
    boolean literal = entry.value() instanceof Value.Text(String text) && standsAsItIs(text);
    return (literal ? LITERAL : YAML).writeValueAsString(map).lines().toList();
  }

  /** The key alone, quoted where it must be. */
  static String key(String key) {
    String line = of(new Item.Entry(key, new Value.Flag(true))).getFirst();
    return line.substring(0, line.lastIndexOf(':'));
  }

  /** A dollar sign and a brace begin a variable in a manifest; two dollar signs do not. */
  private static String literal(String text) {
    return text.replace("${", "$${");
  }

  private static JsonNode node(Value value) {
    return switch (value) {
      case Value.Text(String text) -> NODES.stringNode(literal(text));
      case Value.WholeNumber(long number) -> NODES.numberNode(number);
      case Value.Flag(boolean on) -> NODES.booleanNode(on);
      case Value.Texts(List<String> texts) -> {
        ArrayNode list = NODES.arrayNode();
        texts.forEach(text -> list.add(literal(text)));
        yield list;
      }
      case Value.Rows(List<List<Item.Entry>> rows) -> {
        ArrayNode list = NODES.arrayNode();
        for (List<Item.Entry> row : rows) {
          ObjectNode map = list.addObject();
          row.forEach(entry -> map.set(entry.key(), node(entry.value())));
        }
        yield list;
      }
    };
  }

  private static boolean isPrintable(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                c == '\n'
                    || switch (Character.getType(c)) {
                      case Character.CONTROL,
                          Character.FORMAT,
                          Character.LINE_SEPARATOR,
                          Character.PARAGRAPH_SEPARATOR,
                          Character.SURROGATE,
                          Character.PRIVATE_USE,
                          Character.UNASSIGNED ->
                          false;
                      default -> true;
                    });
  }

  /**
   * Whether a text of several lines comes back as it was from behind a bar: it is printable, no
   * line ends in a blank, and none before the first with text is empty or indented.
   */
  private static boolean standsAsItIs(String text) {
    return text.contains("\n")
        && text.matches("[^\\s\\p{C}][\\x20-\\x7e\\n\\u00a1-\\u024f]*")
        && text.lines().noneMatch(line -> line.endsWith(" "));
  }
}
