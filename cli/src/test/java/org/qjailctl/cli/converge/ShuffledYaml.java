package org.qjailctl.cli.converge;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Maps and lists as YAML in its flow style, the keys of each map in a random order. */
public final class ShuffledYaml {

  private ShuffledYaml() {}

  public static String of(Object value, Random random) {
    return switch (value) {
      case Map<?, ?> map -> {
        List<Map.Entry<?, ?>> entries = new ArrayList<>(map.entrySet());
        entries.sort((one, other) -> one.getKey().toString().compareTo(other.getKey().toString()));
        Collections.shuffle(entries, random);
        yield entries.stream()
            .map(entry -> "\"" + entry.getKey() + "\": " + of(entry.getValue(), random))
            .collect(Collectors.joining(",\n", "{", "}"));
      }
      case List<?> list ->
          list.stream().map(item -> of(item, random)).collect(Collectors.joining(", ", "[", "]"));
      case String text ->
          "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
      default -> value.toString();
    };
  }
}
