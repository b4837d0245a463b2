package org.qjailctl.schema.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.manifest.BootPolicy;
import org.qjailctl.core.manifest.JailParameter;
import org.qjailctl.core.manifest.JailState;
import org.qjailctl.core.manifest.Pf;
import org.qjailctl.core.manifest.Postgresql.AuthenticationMethod;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.yaml.YamlNode;
import org.qjailctl.schema.yaml.YamlReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The schema is sound, complete, and says the same as the model. */
class HostSchemaTest {

  private static final String ID = "urn:qjailctl:schema:host:1";
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12,
          builder -> builder.schemas(Map.of(ID, HostSchema.text())));
  private static final Schema SCHEMA = REGISTRY.getSchema(HostSchema.text(), InputFormat.JSON);
  private static final JsonNode ROOT = HostSchema.afterVariables();

  @Test
  void followsDraft202012() {
    Schema meta =
        REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    assertThat(meta.validate(SCHEMA.getSchemaNode())).isEmpty();
    assertThat(meta.validate(ROOT)).isEmpty();
  }

  @Test
  void isTheVeryFileThatEditorsOpen() throws IOException {
    assertThat(HostSchema.text()).isEqualTo(Files.readString(Path.of("host.schema.json")));
  }

  @Test
  void everyPartHasTitleDescriptionAndExample() {
    assertThat(parts(ROOT, "#"))
        .hasSizeGreaterThan(40)
        .filteredOn(part -> !part.path.equals("#/$defs/variable"))
        .allSatisfy(
            part -> {
              assertThat(part.node.path("title").asString()).as(part.path).isNotBlank();
              assertThat(part.node.path("description").asString()).as(part.path).isNotBlank();
              assertThat(part.node.path("examples").size()).as(part.path).isPositive();
            });
  }

  /** Editors offer examples as values, and would offer this one for every value there is. */
  @Test
  void aVariableIsNoSuggestion() {
    assertThat(ROOT.at("/$defs/variable").has("examples")).isFalse();
  }

  @Test
  void everyMapRefusesWhatItDoesNotKnow() {
    assertThat(parts(ROOT, "#"))
        .filteredOn(part -> part.node.path("type").asString("").equals("object"))
        .allSatisfy(
            part ->
                assertThat(
                        part.node.path("additionalProperties").isObject()
                            || part.node.path("additionalProperties").toString().equals("false"))
                    .as(part.path)
                    .isTrue());
  }

  @Test
  void everyExampleHoldsItsOwnSchema() {
    for (Part part : parts(ROOT, "#")) {
      Schema schema = REGISTRY.getSchema(SchemaLocation.of(ID + part.path));
      part.node
          .path("examples")
          .forEach(example -> assertThat(schema.validate(example)).as(part.path).isEmpty());
    }
  }

  /** An editor sees the variable, not its value. */
  @Test
  void everyRestrictedValueMayBeAVariable() {
    JsonNode variable = JsonNodeFactory.instance.stringNode("${name}");
    assertThat(parts(ROOT, "#"))
        .filteredOn(part -> !part.node.has("const") && !part.path.startsWith("#/properties/vars"))
        .filteredOn(
            part -> !List.of("object", "array").contains(part.node.path("type").asString("")))
        .allSatisfy(
            part ->
                assertThat(REGISTRY.getSchema(SchemaLocation.of(ID + part.path)).validate(variable))
                    .as(
                        "%s: write `\"anyOf\": [{ the type and its limits }, { \"$ref\":"
                            + " \"#/$defs/variable\" }]`",
                        part.path)
                    .isEmpty());
  }

  /** With the patterns, which the reader leaves to the model. */
  @Test
  void anEditorFindsNothingWrongWithAValidManifest() throws Exception {
    Path folder =
        Path.of(
            Objects.requireNonNull(HostSchema.class.getResource("/org/qjailctl/schema/valid"))
                .toURI());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        var read = YamlReader.read(file.toString(), Files.readAllBytes(file), new Problems());
        assertThat(SCHEMA.validate(JsonTree.of(read.root().orElseThrow())))
            .as(file.toString())
            .isEmpty();
      }
    }
  }

  /** So that mutations and retellings reach each. */
  @Test
  void everyKeyIsUsedByAValidManifest() throws Exception {
    Set<String> unused = new TreeSet<>();
    keys(ROOT, unused);
    assertThat(unused).hasSizeGreaterThan(100);
    Path folder =
        Path.of(
            Objects.requireNonNull(HostSchema.class.getResource("/org/qjailctl/schema/valid"))
                .toURI());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
        YamlReader.read(file.toString(), Files.readAllBytes(file), new Problems())
            .root()
            .ifPresent(root -> removeKeys(root, unused));
      }
    }

    assertThat(unused).isEmpty();
  }

  private static void keys(JsonNode rules, Set<String> all) {
    rules.path("properties").propertyNames().forEach(all::add);
    rules.forEach(inner -> keys(inner, all));
  }

  private static void removeKeys(YamlNode node, Set<String> all) {
    if (node instanceof YamlNode.Mapping mapping) {
      all.removeAll(mapping.entries().keySet());
      mapping.entries().values().forEach(entry -> removeKeys(entry.value(), all));
    } else if (node instanceof YamlNode.Sequence sequence) {
      sequence.items().forEach(item -> removeKeys(item, all));
    }
  }

  @Test
  void knowsTheModelsWords() {
    assertThat(words("/$defs/boot")).isEqualTo(texts(List.of(BootPolicy.values())));
    assertThat(words("/$defs/jail/properties/state"))
        .isEqualTo(texts(List.of(JailState.RUNNING, JailState.STOPPED, "absent")));
    assertThat(words("/$defs/rdr/properties/proto"))
        .isEqualTo(texts(List.of(Pf.Protocol.values())));
    assertThat(words("/$defs/postgresql/properties/auth"))
        .isEqualTo(texts(List.of(AuthenticationMethod.values())));
  }

  @Test
  void knowsTheModelsParameters() {
    assertThat(ROOT.at("/$defs/jail/properties/parameters/properties").propertyNames())
        .containsExactlyElementsOf(texts(List.of(JailParameter.values())));
  }

  private static List<String> words(String pointer) {
    List<String> words = new ArrayList<>();
    ROOT.at(pointer).path("enum").forEach(word -> words.add(word.asString()));
    return words;
  }

  private static List<String> texts(List<?> words) {
    return words.stream().map(Object::toString).toList();
  }

  private record Part(String path, JsonNode node) {}

  /** Every schema that describes a value itself, references aside. */
  private static List<Part> parts(JsonNode node, String path) {
    List<Part> all = new ArrayList<>();
    if (node.has("type")) {
      all.add(new Part(path, node));
    }
    for (String group : List.of("properties", "$defs")) {
      node.path(group)
          .properties()
          .forEach(
              entry ->
                  all.addAll(parts(entry.getValue(), path + "/" + group + "/" + entry.getKey())));
    }
    for (String inner : List.of("items", "additionalProperties")) {
      if (node.path(inner).isObject()) {
        all.addAll(parts(node.path(inner), path + "/" + inner));
      }
    }
    return all;
  }
}
