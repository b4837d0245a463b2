package org.qjailctl.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.diagnostic.Diagnostic;

/** Manifests of several files on a disk. */
class IncludesTest {

  private static final String HEAD = "version: 1\nhost: { name: db1 }\n";

  @TempDir private Path folder = Path.of("");

  @Test
  void problemsNameTheIncludedFileAsThePersonWouldOpenIt() throws IOException {
    write("common/rc.yaml", "rc.conf:\n  gateway_enable: NO\n  2nd: x\n");
    write("hosts/db1.yaml", HEAD + "include: [../common/rc.yaml]\n");
    Path relative = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());

    assertThat(
            ManifestReader.read(relative.resolve("hosts/db1.yaml"), List.of(folder)).diagnostics())
        .singleElement()
        .satisfies(
            one ->
                assertThat(one.where().orElseThrow())
                    .hasToString(relative.resolve("common/rc.yaml") + ":3:3"));
  }

  @Test
  void aFileThatTwoOthersIncludeIsReadOnce() throws IOException {
    write("common.yaml", "rc.conf: { gateway_enable: 'NO' }\n");
    write("a.yaml", "include: [common.yaml]\n");
    write("b.yaml", "include: [common.yaml, a.yaml]\n");

    ReadResult result = read(HEAD + "include: [a.yaml, b.yaml, common.yaml]\n");

    assertThat(result)
        .as(() -> Cases.written(result.diagnostics()))
        .isInstanceOfSatisfying(
            ReadResult.Valid.class, valid -> assertThat(valid.manifest().rcConf()).hasSize(1));
  }

  @Test
  void aLinkThatLeadsBackIsACycle() throws IOException {
    write("host.yaml", HEAD + "include: [again.yaml]\n");
    Files.createSymbolicLink(folder.resolve("again.yaml"), Path.of("host.yaml"));

    assertThat(ManifestReader.read(folder.resolve("host.yaml")).diagnostics())
        .extracting(one -> one.code().value())
        .containsExactly("QJ0704");
  }

  @Test
  void allFilesTogetherStayBelowTheLimit() throws IOException {
    write("large.yaml", "# " + "x".repeat(4 * 1024 * 1024 - 50) + "\n");

    assertThat(read(HEAD + "include: [large.yaml] # and this\n").diagnostics())
        .singleElement()
        .satisfies(one -> assertThat(one.code().value()).isEqualTo("QJ0004"))
        .extracting(Diagnostic::detail)
        .isEqualTo("With \"large.yaml\" the manifest has more than 4 MiB.");
  }

  @Test
  void variablesCannotFillTheMemory() {
    StringBuilder bomb = new StringBuilder(HEAD);
    bomb.append("vars:\n  x: ").append("y".repeat(1_000_000)).append("\nrc.conf:\n");
    for (int i = 0; i < 2_000; i++) {
      bomb.append("  a").append(i).append(": ${x}${x}\n");
    }

    assertThat(read(bomb.toString()).diagnostics())
        .extracting(one -> one.where().orElseThrow().line() + " " + one.code())
        .containsExactly("8 QJ0004");
  }

  private ReadResult read(String text) {
    return ManifestReader.read("host.yaml", text.getBytes(UTF_8), folder);
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
