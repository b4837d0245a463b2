package org.qjailctl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qjailctl.schema.assembly.Folders;
import org.qjailctl.schema.binding.ManifestBinding;
import org.qjailctl.schema.binding.Reading;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.structure.StructureCheck;
import org.qjailctl.schema.yaml.YamlNode;
import org.qjailctl.schema.yaml.YamlReader;

/** No sequence of bytes makes the reader throw, and schema and binding never disagree. */
class MutationTest {

  private static final long SEED = Long.getLong("qjailctl.seed", 20260101L);
  private static final int COUNT = Integer.getInteger("qjailctl.mutations", 100_000);
  private static final int COMPARED = 400;

  /**
   * What Java takes of a machine with 1 GiB when nothing is said, and the launcher says nothing.
   */
  private static final String MEMORY = "-Xmx256m";

  /** With little memory, and each within two seconds of processor time. */
  @Test
  void everyMutationIsReadOrRefused() throws IOException, InterruptedException {
    Process reader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                MEMORY,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Mutations.class.getName(),
                Long.toString(SEED),
                Integer.toString(COUNT))
            .redirectErrorStream(true)
            .start();
    String printed = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(reader.waitFor()).as(printed).isZero();
    System.out.print(printed);
  }

  @Test
  void whatTheBindingFindsPlainTheSchemaAllows() {
    Path manifest = Mutations.wholeStory();
    byte[] original = Cases.content(manifest);
    int plain = 0;
    for (int i = 0; i < COMPARED; i++) {
      Problems problems = new Problems();
      Optional<YamlNode> root =
          YamlReader.read("host.yaml", Mutations.of(original, new Random(SEED + i)), problems)
              .root();
      Reading reading =
          new Reading(problems, Folders.of(Objects.requireNonNull(manifest.getParent())));
      root.ifPresent(node -> ManifestBinding.bind(node, reading));
      if (root.isPresent() && !reading.isOdd() && !reading.hasSkipped()) {
        plain++;
        assertThat(StructureCheck.report(root.get(), new Problems()))
            .as("the schema refuses what the binding finds plain, seed %d", SEED + i)
            .isFalse();
      }
    }
    assertThat(plain).isPositive();
  }
}
