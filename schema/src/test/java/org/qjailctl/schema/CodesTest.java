package org.qjailctl.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.schema.problem.ManifestCode;

/** The catalogue of codes is complete, used and explained. */
class CodesTest {

  @TempDir Path folder;

  @Test
  void everyCodeIsProducedByACase() throws IOException {
    Set<ManifestCode> produced = EnumSet.noneOf(ManifestCode.class);
    Cases.in("broken").forEach(manifest -> collect(Cases.read(manifest), produced));
    Cases.in("valid").forEach(manifest -> collect(Cases.read(manifest), produced));
    FileCases files = new FileCases(folder);
    for (ReadResult result : files.all()) {
      collect(result, produced);
    }

    assertThat(produced).containsExactlyInAnyOrder(ManifestCode.values());
  }

  private static void collect(ReadResult result, Set<ManifestCode> produced) {
    for (Diagnostic diagnostic : result.diagnostics()) {
      ManifestCode kind = ManifestCode.of(diagnostic.code()).orElseThrow();
      assertThat(diagnostic.summary()).isEqualTo(kind.summary());
      assertThat(diagnostic.severity()).isEqualTo(kind.severity());
      produced.add(kind);
    }
  }

  @Test
  void noTwoKindsShareACode() {
    Set<String> codes = new HashSet<>();
    for (ManifestCode kind : ManifestCode.values()) {
      assertThat(codes.add(kind.code().value())).as("%s is used once", kind.code()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  void isExplainedInTwoSentences(ManifestCode kind) {
    assertThat(kind.explanation()).matches("[^\\n]+[.:!?] [^\\n]+\\.");
  }

  @Test
  void onlyKnownCodesAreExplained() throws IOException {
    try (var stream = ManifestCode.class.getResourceAsStream("explanations.properties")) {
      assertThat(new String(stream.readAllBytes(), UTF_8).lines().filter(l -> l.startsWith("QJ")))
          .hasSize(ManifestCode.values().length);
    }
  }

  @Test
  void aManifestOfTenMegabytesIsNotReadWhole() throws IOException {
    Path file = Files.write(folder.resolve("host.yaml"), new byte[10_000_000]);

    assertThat(Cases.written(ManifestReader.read(file).diagnostics()))
        .isEqualTo(
            file
                + ":1:1 QJ0004 manifest file too large / The file has more than 4 MiB. / Check that"
                + " this is the right file.\n");
  }

  @Test
  void aMissingManifestNamesTheOneThatIsThere() throws IOException {
    Files.writeString(folder.resolve("host.yaml"), "version: 1\n");
    Path file = folder.resolve("host.yml");

    assertThat(Cases.written(ManifestReader.read(file).diagnostics()))
        .isEqualTo(
            String.format(
                "%s:1:1 QJ0001 manifest no such file / Nothing is at %s. / Did you mean"
                    + " host.yaml?%n",
                file, file));
  }

  @Test
  void aFolderNamesTheManifestInIt() throws IOException {
    Files.writeString(folder.resolve("host.yaml"), "version: 1\n");

    assertThat(ManifestReader.read(folder).diagnostics())
        .singleElement()
        .extracting(Diagnostic::remedy)
        .isEqualTo("Name a file in it, such as " + folder.resolve("host.yaml") + ".");
  }
}
