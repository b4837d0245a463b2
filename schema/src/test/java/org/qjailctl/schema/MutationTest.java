package org.qjailctl.schema;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.diagnostic.Diagnostic;
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
  private static final int COUNT = Integer.getInteger("qjailctl.mutations", 4000);
  private static final int COMPARED = 400;
  private static final String WORDS = ":-[]{}#&*!|>'\"%@` \n\t,?0149yesno<~/.";

  @Test
  void everyMutationIsReadOrRefused() {
    List<Path> manifests = new ArrayList<>(Cases.in("valid"));
    manifests.addAll(Cases.in("broken"));
    int valid = 0;
    for (int i = 0; i < COUNT; i++) {
      Path manifest = i % 2 == 0 ? wholeStory() : manifests.get(i / 2 % manifests.size());
      byte[] mutated = mutate(Cases.content(manifest), new Random(SEED + i));
      Path folder = Objects.requireNonNull(manifest.getParent());
      ReadResult result = read(mutated, folder, SEED + i);
      boolean refused = result instanceof ReadResult.Invalid;
      assertThat(result.diagnostics().stream().anyMatch(Diagnostic::isError))
          .as("seed %d: refused with an error, or read without one", SEED + i)
          .isEqualTo(refused);
      valid += refused ? 0 : 1;
    }
    System.out.printf("%d mutations from seed %d: %d still valid%n", COUNT, SEED, valid);
    assertThat(valid).isBetween(1, COUNT - 1);
  }

  @Test
  void whatTheBindingFindsPlainTheSchemaAllows() {
    Path manifest = wholeStory();
    byte[] original = Cases.content(manifest);
    int plain = 0;
    for (int i = 0; i < COMPARED; i++) {
      Problems problems = new Problems();
      Optional<YamlNode> root =
          YamlReader.read("host.yaml", mutate(original, new Random(SEED + i)), problems).root();
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

  private static Path wholeStory() {
    return Cases.in("valid").stream()
        .filter(path -> Cases.name(path).equals("whole-story"))
        .findFirst()
        .orElseThrow();
  }

  private static ReadResult read(byte[] content, Path folder, long seed) {
    try {
      return ManifestReader.read("host.yaml", content, folder);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("the reader threw with seed " + seed, e);
    }
  }

  /** One to three bytes replaced, removed, inserted, or a stretch repeated elsewhere. */
  private static byte[] mutate(byte[] original, Random random) {
    StringBuilder text = new StringBuilder(new String(original, ISO_8859_1));
    for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
      int at = random.nextInt(Math.max(1, text.length()));
      if (at >= text.length()) {
        text.append('-');
      }
      char letter =
          random.nextInt(8) == 0
              ? (char) random.nextInt(256)
              : WORDS.charAt(random.nextInt(WORDS.length()));
      switch (random.nextInt(4)) {
        case 0 -> text.setCharAt(at, letter);
        case 1 -> text.deleteCharAt(at);
        case 2 -> text.insert(at, letter);
        default -> {
          int end = Math.min(text.length(), at + 1 + random.nextInt(60));
          text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
        }
      }
    }
    return text.toString().getBytes(ISO_8859_1);
  }
}
