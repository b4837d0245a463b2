package org.qjailctl.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.qjailctl.schema.yaml.YamlNode;

/**
 * Writes a manifest's tree in other words that mean the same: keys in another order, values that
 * stand there twice as anchor and alias, maps partly behind merge keys, and parts of it in included
 * files. The seed decides which.
 */
final class Retelling {

  /** What stays in the first file. */
  private static final Set<String> FIRST = Set.of("version", "host", "include");

  /** Sections whose names may stand in several files. */
  private static final Set<String> OF_NAMES =
      Set.of("jails", "flavors", "interfaces", "secrets", "vars", "rc.conf", "sysctl");

  private final Random random;
  private final Map<String, String> anchors = new HashMap<>();

  private Retelling(Random random) {
    this.random = random;
  }

  /** The files by name; host.yaml includes the others. */
  static Map<String, String> of(YamlNode.Mapping manifest, long seed) {
    Random random = new Random(seed);
    List<Map<String, Object>> files =
        List.of(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
    boolean alone = !manifest.entries().containsKey("include");
    manifest
        .entries()
        .forEach(
            (key, entry) -> {
              YamlNode value = entry.value();
              if (FIRST.contains(key) || (key.equals("pf") && !alone)) {
                files.get(0).put(key, value);
              } else if (OF_NAMES.contains(key)
                  && value instanceof YamlNode.Mapping names
                  && !names.entries().isEmpty()) {
                names
                    .entries()
                    .forEach(
                        (name, one) ->
                            section(files.get(random.nextInt(3)), key).put(name, one.value()));
              } else {
                files.get(random.nextInt(3)).put(key, value);
              }
            });
    Map<String, String> written = new LinkedHashMap<>();
    List<Object> includes = new ArrayList<>();
    if (files.get(0).get("include") instanceof YamlNode.Sequence named) {
      includes.addAll(named.items());
    }
    for (int number = 1; number < files.size(); number++) {
      if (!files.get(number).isEmpty()) {
        String name = "retold-" + number + ".yaml";
        includes.add(name);
        written.put(name, new Retelling(random).text(files.get(number)));
      }
    }
    if (!includes.isEmpty()) {
      files.get(0).put("include", includes);
    }
    written.put("host.yaml", new Retelling(random).text(files.get(0)));
    return written;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> section(Map<String, Object> file, String key) {
    return (Map<String, Object>)
        file.computeIfAbsent(key, any -> new LinkedHashMap<String, Object>());
  }

  /** A value as YAML on one line, perhaps with an anchor, or as the alias of an earlier one. */
  private String text(Object value) {
    String plain = plain(value);
    String earlier = anchors.get(plain);
    if (earlier != null && random.nextInt(3) > 0) {
      return "*" + earlier + " ";
    }
    String text = retold(value);
    if (earlier == null && random.nextInt(4) == 0) {
      String name = "a" + anchors.size();
      anchors.put(plain, name);
      return "&" + name + " " + text;
    }
    return text;
  }

  private String retold(Object value) {
    Map<String, ?> map = entries(value);
    if (!map.isEmpty()) {
      List<String> keys = new ArrayList<>(map.keySet());
      Collections.shuffle(keys, random);
      // An anchor stands before its aliases, so what is merged is written as it is put: first.
      int merged = keys.size() > 1 && random.nextInt(3) == 0 ? random.nextInt(keys.size()) : 0;
      List<String> entries = new ArrayList<>();
      if (merged > 0) {
        entries.add("<<: " + pairs(map, keys.subList(0, merged)));
      }
      entries.add(pairs(map, keys.subList(merged, keys.size())).replaceAll("^\\{ | }$", ""));
      return "{ " + String.join(", ", entries) + " }";
    }
    List<?> list = items(value);
    return list.isEmpty()
        ? plain(value)
        : list.stream().map(this::text).collect(Collectors.joining(", ", "[", "]"));
  }

  private String pairs(Map<String, ?> map, List<String> keys) {
    return keys.stream()
        .map(key -> quoted(key) + ": " + text(Objects.requireNonNull(map.get(key))))
        .collect(Collectors.joining(", ", "{ ", " }"));
  }

  /** The same for equal values, without anchors. */
  private static String plain(Object value) {
    return switch (value) {
      case YamlNode.Scalar scalar ->
          scalar.kind() == YamlNode.Scalar.Kind.TEXT ? quoted(scalar.text()) : scalar.text();
      case String text -> quoted(text);
      default ->
          value instanceof List<?> || value instanceof YamlNode.Sequence
              ? items(value).stream()
                  .map(Retelling::plain)
                  .collect(Collectors.joining(", ", "[", "]"))
              : entries(value).entrySet().stream()
                  .map(entry -> quoted(entry.getKey()) + ": " + plain(entry.getValue()))
                  .collect(Collectors.joining(", ", "{ ", " }"));
    };
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> entries(Object value) {
    if (value instanceof YamlNode.Mapping mapping) {
      Map<String, Object> all = new LinkedHashMap<>();
      mapping.entries().forEach((key, entry) -> all.put(key, entry.value()));
      return all;
    }
    return value instanceof Map<?, ?> map ? (Map<String, ?>) map : Map.of();
  }

  private static List<?> items(Object value) {
    return value instanceof YamlNode.Sequence sequence
        ? sequence.items()
        : value instanceof List<?> list ? list : List.of();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
