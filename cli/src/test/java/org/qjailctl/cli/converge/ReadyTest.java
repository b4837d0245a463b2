package org.qjailctl.cli.converge;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qjailctl.core.host.Operation;

/** A story as the source of a test method, to be pasted into {@link FoundByChanceTest}. */
final class ReadyTest {

  private static final String CALL = "\n        .";
  private static final String MARGIN = "            ";

  private ReadyTest() {}

  static String of(Story story) {
    StringBuilder source =
        new StringBuilder("  @Test\n  void sayHereWhatHolds() {\n    Retold.story()");
    for (Story.Chapter chapter : story.chapters()) {
      chapter.deeds().forEach(deed -> source.append(CALL).append(call(deed)));
      source
          .append(CALL)
          .append("tried(\n")
          .append(MARGIN)
          .append("\"\"\"\n")
          .append(yaml(chapter.manifest(), MARGIN))
          .append(MARGIN)
          .append("\"\"\")");
    }
    return source.append(";\n  }\n").toString();
  }

  private static String call(Operation deed) {
    return switch (deed) {
      case Operation.Run run ->
          run.argv().stream()
              .map(ReadyTest::literal)
              .collect(Collectors.joining(", ", "typed(", ")"));
      case Operation.WriteFile write ->
          "wrote(%s, 0%o, %s)"
              .formatted(
                  literal(write.path().value()),
                  write.mode().bits(),
                  literal(write.content().utf8()));
      case Operation.ReadFile read -> throw new IllegalArgumentException("no deed: " + read);
      case Operation.ListTree list -> throw new IllegalArgumentException("no deed: " + list);
    };
  }

  private static String literal(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  /** Block style, a key a line; backslashes are doubled, as a text block wants them. */
  private static String yaml(Map<?, ?> map, String margin) {
    StringBuilder text = new StringBuilder();
    map.forEach(
        (key, value) -> {
          text.append(margin).append(key).append(':');
          if (value instanceof Map<?, ?> inner && !inner.isEmpty()) {
            text.append('\n').append(yaml(inner, margin + "  "));
          } else {
            text.append(' ').append(flow(value)).append('\n');
          }
        });
    return text.toString();
  }

  private static String flow(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + ": " + flow(entry.getValue()))
              .collect(Collectors.joining(", ", "{", "}"));
      case List<?> list ->
          list.stream().map(ReadyTest::flow).collect(Collectors.joining(", ", "[", "]"));
      // Escaped for YAML's double quotes, and once more for the text block.
      case String text -> "\"" + text.replace("\\", "\\\\\\\\").replace("\n", "\\\\n") + "\"";
      default -> value.toString();
    };
  }
}
