package org.qjailctl.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.yaml.YamlNode;
import org.qjailctl.schema.yaml.YamlReader;

/** The order of a manifest's keys changes nothing. */
class KeyOrderTest {

  private static final int SHUFFLES = 40;

  static List<Path> manifests() {
    return Cases.in("valid");
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void shuffledKeysGiveTheSameModel(Path manifest) {
    Manifest inOrder = model(Cases.content(manifest), manifest);
    YamlNode root =
        YamlReader.read("host.yaml", Cases.content(manifest), new Problems()).root().orElseThrow();
    for (int seed = 0; seed < SHUFFLES; seed++) {
      String shuffled = shuffled(root, new Random(seed));
      assertThat(model(shuffled.getBytes(UTF_8), manifest))
          .as("seed %d: %s", seed, shuffled)
          .isEqualTo(inOrder);
    }
  }

  private static Manifest model(byte[] content, Path manifest) {
    ReadResult result =
        ManifestReader.read("host.yaml", content, Objects.requireNonNull(manifest.getParent()));
    return switch (result) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid ->
          throw new AssertionError(Cases.written(invalid.diagnostics()));
    };
  }

  /** The tree as YAML on one line, with the keys of each map in another order. */
  private static String shuffled(YamlNode node, Random random) {
    return switch (node) {
      case YamlNode.Mapping mapping -> {
        List<String> entries = new ArrayList<>();
        mapping
            .entries()
            .forEach(
                (key, entry) -> entries.add(quoted(key) + ": " + shuffled(entry.value(), random)));
        Collections.shuffle(entries, random);
        yield "{ " + String.join(", ", entries) + " }";
      }
      case YamlNode.Sequence sequence ->
          sequence.items().stream()
              .map(item -> shuffled(item, random))
              .collect(Collectors.joining(", ", "[", "]"));
      case YamlNode.Scalar scalar ->
          scalar.kind() == YamlNode.Scalar.Kind.TEXT ? quoted(scalar.text()) : scalar.text();
      case YamlNode.Unreadable unreadable -> throw new AssertionError("a valid manifest");
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
