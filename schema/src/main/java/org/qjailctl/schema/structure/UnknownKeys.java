package org.qjailctl.schema.structure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.qjailctl.schema.problem.Nearest;
import org.qjailctl.schema.problem.Quoted;
import org.qjailctl.schema.yaml.YamlNode;
import tools.jackson.databind.JsonNode;

/**
 * What somebody meant who wrote a key that is none: it is spelt so in other programs, belongs one
 * level up or down, or ran into its value.
 *
 * @param schema all of host.schema.json
 */
record UnknownKeys(JsonNode schema) {

  /** What other programs, or people, call a key; the first that is known at the place is meant. */
  private static final Map<String, List<String>> OTHER_WORDS =
      Map.ofEntries(
          Map.entry("nic", List.of("interface", "on")),
          Map.entry("iface", List.of("interface", "on")),
          Map.entry("device", List.of("interface", "on")),
          Map.entry("if", List.of("interface", "on")),
          Map.entry("interface", List.of("on")),
          Map.entry("addr", List.of("ip4", "address")),
          Map.entry("address", List.of("ip4", "target")),
          Map.entry("addresses", List.of("ip4", "aliases")),
          Map.entry("ip4.addr", List.of("ip4")),
          Map.entry("ip6.addr", List.of("ip6")),
          Map.entry("inet", List.of("ip4")),
          Map.entry("inet6", List.of("ip6")),
          Map.entry("protocol", List.of("proto")),
          Map.entry("source", List.of("from")),
          Map.entry("destination", List.of("to", "target")),
          Map.entry("dport", List.of("port")),
          Map.entry("params", List.of("parameters")),
          Map.entry("autostart", List.of("boot", "enable", "enabled")),
          Map.entry("onboot", List.of("boot", "enable", "enabled")),
          Map.entry("enabled", List.of("boot", "enable")),
          Map.entry("template", List.of("flavor", "source")),
          Map.entry("hostname", List.of("name")),
          Map.entry("protected", List.of("lifecycle")),
          Map.entry("size", List.of("image")),
          Map.entry("count", List.of("replicas")),
          Map.entry("pkgs", List.of("packages")),
          Map.entry("dirs", List.of("directories")),
          Map.entry("folders", List.of("directories")),
          Map.entry("text", List.of("content")),
          Map.entry("src", List.of("source")),
          Map.entry("url", List.of("source")),
          Map.entry("checksum", List.of("sha256")),
          Map.entry("digest", List.of("sha256")),
          Map.entry("permissions", List.of("mode")),
          Map.entry("user", List.of("owner")),
          Map.entry("cmd", List.of("run", "command")));

  private static final String OF_NAME =
      "The jail's key below jails is its name, and qjail makes this of it.";

  private static final String OF_BASE =
      "All jails share one base system, which qjail.base describes.";

  /** Keys that show that a map describes a jail. */
  private static final Set<String> OF_JAILS_ONLY =
      Set.of("ip4", "ip6", "interface", "flavor", "boot", "parameters", "provision");

  /** What qjail decides for a jail. */
  private static final Map<String, String> NOT_OF_A_JAIL =
      Map.of(
          "name", OF_NAME,
          "path", OF_NAME,
          "hostname", OF_NAME,
          "host.hostname", OF_NAME,
          "release", OF_BASE,
          "version", OF_BASE,
          "base", OF_BASE);

  /** What to do about {@code key} of {@code node}, which {@code rules} do not know. */
  String remedy(YamlNode.Mapping node, String key, JsonNode rules) {
    Collection<String> known = rules.path("properties").propertyNames();
    return strangeSpace(key)
        .or(() -> jailInJail(node, key, known))
        .or(() -> colonWithoutSpace(key, known))
        .or(() -> ofJail(key, known))
        .or(() -> Nearest.to(key, known).map(UnknownKeys::didYouMean))
        .or(() -> oneLevelDown(key, rules))
        .or(() -> otherWord(key, known))
        .or(() -> atTheTop(key, known))
        .orElseGet(() -> Nearest.remedy(key, known, ""));
  }

  /** Copied from a web page: it looks like indentation, and YAML takes it for a letter. */
  private static Optional<String> strangeSpace(String key) {
    return key.codePoints()
        .filter(letter -> letter != ' ' && Character.isSpaceChar(letter))
        .mapToObj(
            letter ->
                String.format("Write plain spaces for U+%04X, which only looks like one.", letter))
        .findFirst();
  }

  private static Optional<String> colonWithoutSpace(String key, Collection<String> known) {
    int colon = key.indexOf(':');
    return colon > 0 && colon + 1 < key.length() && known.contains(key.substring(0, colon))
        ? Optional.of(
            "Put a space behind the colon: `"
                + key.substring(0, colon)
                + ": "
                + Quoted.plain(key.substring(colon + 1))
                + "`.")
        : Optional.empty();
  }

  /** A jail that is indented too far stands among the keys of the jail above it. */
  private static Optional<String> jailInJail(
      YamlNode.Mapping node, String key, Collection<String> known) {
    String jail = node.place().path().toString();
    boolean another =
        known.contains("lifecycle")
            && Optional.ofNullable(node.entries().get(key))
                .filter(entry -> describesJail(entry.value()))
                .isPresent();
    return another
        ? Optional.of(
            Quoted.plain(key)
                + " looks like a jail: move it to the left, beside "
                + jail.substring(jail.lastIndexOf('.') + 1)
                + ".")
        : Optional.empty();
  }

  private static boolean describesJail(YamlNode value) {
    return value instanceof YamlNode.Mapping inside
        && inside.entries().keySet().stream().anyMatch(OF_JAILS_ONLY::contains);
  }

  private static Optional<String> ofJail(String key, Collection<String> known) {
    return known.contains("lifecycle")
        ? Optional.ofNullable(NOT_OF_A_JAIL.get(key))
        : Optional.empty();
  }

  private Optional<String> oneLevelDown(String key, JsonNode rules) {
    for (Map.Entry<String, JsonNode> child : rules.path("properties").properties()) {
      Collection<String> inside = properties(child.getValue()).propertyNames();
      Optional<String> meant =
          inside.stream().filter(name -> name.equals(key) || name.endsWith("." + key)).findFirst();
      if (meant.isPresent()) {
        return Optional.of("Write " + meant.get() + " below " + child.getKey() + ".");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> otherWord(String key, Collection<String> known) {
    return known.stream()
        .filter(name -> name.endsWith("." + key))
        .findFirst()
        .or(
            () ->
                OTHER_WORDS.getOrDefault(key, List.of()).stream()
                    .filter(known::contains)
                    .findFirst())
        .map(UnknownKeys::didYouMean);
  }

  private Optional<String> atTheTop(String key, Collection<String> known) {
    boolean isSection =
        !key.equals("version") && schema.path("properties").has(key) && !known.contains("jails");
    return isSection
        ? Optional.of(key + " is a section of its own: write it at the start of a line.")
        : Optional.empty();
  }

  private JsonNode properties(JsonNode rules) {
    JsonNode reference = rules.path("$ref");
    return (reference.isString() ? schema.at(reference.asString().substring(1)) : rules)
        .path("properties");
  }

  private static String didYouMean(String key) {
    return "Did you mean " + key + "?";
  }
}
