package org.qjailctl.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.yaml.YamlNode;
import org.qjailctl.schema.yaml.YamlReader;

/** Order, anchors, merge keys and included files change nothing of what a manifest means. */
class RetellingTest {

  private static final long SEED = Long.getLong("qjailctl.seed", 20260101L);
  private static final int RETELLINGS = Integer.getInteger("qjailctl.retellings", 20);

  @TempDir Path folder;

  static List<Path> manifests() {
    return Cases.in("valid");
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void retoldManifestsAreTheSameModel(Path manifest) throws IOException {
    copyNeighbours(Objects.requireNonNull(manifest.getParent()));
    Manifest original = model(Cases.content(manifest), folder);
    YamlNode.Mapping root =
        (YamlNode.Mapping)
            YamlReader.read("host.yaml", Cases.content(manifest), new Problems())
                .root()
                .orElseThrow();
    for (long seed = SEED; seed < SEED + RETELLINGS; seed++) {
      Map<String, String> files = Retelling.of(root, seed);
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      assertThat(model(Files.readAllBytes(folder.resolve("host.yaml")), folder))
          .as("seed %d: %s", seed, files)
          .isEqualTo(original);
    }
  }

  /** They would prove little without these. */
  @Test
  void theyUseAnchorsMergeKeysAndSeveralFiles() {
    YamlNode.Mapping root =
        (YamlNode.Mapping)
            YamlReader.read("host.yaml", Cases.content(Mutations.everyKey()), new Problems())
                .root()
                .orElseThrow();
    Map<String, String> files = Retelling.of(root, SEED);

    assertThat(files).containsOnlyKeys("host.yaml", "retold-1.yaml", "retold-2.yaml");
    assertThat(String.join("\n", files.values()))
        .contains("<<: {", "&a0 ")
        .containsPattern("\\*a[0-9]+ ");
  }

  private void copyNeighbours(Path from) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path one : all.filter(path -> !path.equals(from)).toList()) {
        Path to = folder.resolve(from.relativize(one).toString());
        if (Files.isDirectory(one)) {
          Files.createDirectories(to);
        } else {
          Files.copy(one, to);
        }
      }
    }
  }

  private static Manifest model(byte[] content, Path folder) {
    return switch (ManifestReader.read("host.yaml", content, folder)) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid ->
          throw new AssertionError(
              new String(content, UTF_8) + Cases.written(invalid.diagnostics()));
    };
  }
}
