package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.process.ExitCode;

/** Every command that reads a manifest says what is wrong with it, and opens no host. */
final class ManifestCommandsTest {

  @TempDir private Path folder = Path.of("");

  private Path manifest = Path.of("");

  @BeforeEach
  void nameTheManifest() {
    manifest = folder.resolve("host.yaml");
  }

  @Test
  void aGoodManifestIsValid() throws IOException {
    write("version: 1\nhost: { name: db1 }\n");

    Run run = Run.in().run("validate", manifest.toString());

    assertThat(run.out()).isEqualTo(manifest + ": valid.\n");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aMissingFileIsNamed() {
    for (String command : new String[] {"validate", "plan", "status"}) {
      Run run = Run.in().run(command, manifest.toString());

      assertThat(run.err()).contains("no such file", "QJ0001", "1 error.");
      assertThat(run.code()).isEqualTo(ExitCode.BAD_MANIFEST);
    }
  }

  @Test
  void aMistakeIsShownInItsLine() throws IOException {
    write("version: 1\nhost: { name: db1 }\njials: {}\n");

    Run run = Run.in().run("plan", manifest.toString(), "--host", "simulated");

    assertThat(run.err())
        .startsWith(manifest + ":3:1: error: unknown key [QJ0201]\n")
        .contains("    3 | jials: {}\n      | ^^^^^\n")
        .contains("jails")
        .endsWith("1 error.\n");
    assertThat(run.code()).isEqualTo(ExitCode.BAD_MANIFEST);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aLineThatMayHoldASecretIsNotShown() throws IOException {
    write("version: 1\nhost: { name: db1 }\nsecrets:\n  pg: { evn: hunter2 }\n");

    Run run = Run.in().run("validate", manifest.toString());

    assertThat(run.err()).contains(":4:").doesNotContain("hunter2");
    assertThat(run.code()).isEqualTo(ExitCode.BAD_MANIFEST);
  }

  @Test
  void escapeSequencesInAManifestDoNotReachTheTerminal() throws IOException {
    Files.write(
        manifest,
        "version: 1\nhost: { name: db1, \"a\\e]0;x\\a\": \u202e1 }\n"
            .getBytes(StandardCharsets.UTF_8));

    Run run = Run.in().run("validate", manifest.toString());

    assertThat(run.err()).doesNotContain("\u001b", "\u202e", "\u0007").contains("\\u202e");
    assertThat(run.code()).isEqualTo(ExitCode.BAD_MANIFEST);
  }

  @Test
  void aHostIsNeeded() throws IOException {
    write("version: 1\nhost: { name: db1 }\n");

    Run run = Run.in().run("plan", manifest.toString());

    assertThat(run.err()).contains("no host", "--host");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void aHostThatIsNoAddressIsRefused() throws IOException {
    write("version: 1\nhost: { name: db1 }\n");

    Run run = Run.in().run("plan", manifest.toString(), "--host", "db1.example.net");

    assertThat(run.err()).contains("\"db1.example.net\"", "ssh://");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void theCommandLineOverridesTheManifestsAddress() throws IOException {
    write("version: 1\nhost: { name: db1, address: local }\n");
    FakeEngine manifests = new FakeEngine(Samples.empty());
    FakeEngine commandLines = new FakeEngine(Samples.empty());

    Run.in().engines(manifests).run("plan", manifest.toString(), "--host", "manifest");
    Run.in().engines(commandLines).run("plan", manifest.toString(), "--host", "simulated");

    assertThat(manifests.address()).isEqualTo("local");
    assertThat(commandLines.address()).isEqualTo("simulated");
    assertThat(commandLines.closed()).isTrue();
  }

  private void write(String text) throws IOException {
    Files.writeString(manifest, text);
  }
}
