package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.process.ExitCode;

/** Plans that are written down today and applied tomorrow. */
class SavedPlanTest {

  private static final String MANIFEST =
      """
      version: 1
      host: { name: h }
      rc.conf: { gateway_enable: "YES" }
      interfaces:
        lo1: { clone: true, aliases: [ inet 192.168.1.0-9 ] }
      """;

  @TempDir Path folder;
  private Path manifest = Path.of("");
  private Path plan = Path.of("");
  private String host = "";

  @BeforeEach
  void planned() throws IOException {
    manifest = folder.resolve("host.yaml");
    plan = folder.resolve("tomorrow.plan");
    host = "simulated:" + folder.resolve("world.json");
    Files.writeString(manifest, MANIFEST);
    Run run = run("plan", manifest.toString(), "--host", host, "--out", plan.toString());
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run.err()).contains("Saved the plan to " + plan);
  }

  @Test
  void itIsAppliedWhileNothingChanged() {
    Run run = apply();

    assertThat(run.out()).contains("Apply complete.");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
    assertThat(run("plan", manifest.toString(), "--host", host).out()).contains("No changes.");
  }

  @Test
  void anotherOrderOfKeysAndOtherCommentsAreTheSameManifest() throws IOException {
    Files.writeString(
        manifest,
        """
        # said otherwise
        interfaces:
          lo1: { aliases: [ "inet 192.168.1.0-9" ], clone: true }
        rc.conf: { gateway_enable: "YES" }
        host: { name: h }
        version: 1
        """);

    assertThat(apply().code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aManifestThatChangedMakesItStale() throws IOException {
    Files.writeString(manifest, MANIFEST.replace("0-9", "0-5"));

    Run run = apply();

    assertThat(run.err())
        .contains(
            "is out of date:",
            "the manifest says something else",
            "the step `interface lo1: create",
            "Nothing was changed. Plan again");
    assertThat(run.code().status()).isEqualTo(75);
  }

  @Test
  void aHostThatChangedMakesItStale() throws IOException {
    Path other = folder.resolve("other.yaml");
    Files.writeString(other, MANIFEST.replace("  lo1:", "  lo7:").replace("rc.conf", "#"));
    assertThat(run("apply", other.toString(), "--host", host, "--yes").code())
        .isEqualTo(ExitCode.OK);

    Run run = apply();

    assertThat(run.err()).contains("rc.conf of the host changed on the host");
    assertThat(run.code().status()).isEqualTo(75);
  }

  @Test
  void whatMattersToNoStepIsNoReason() throws IOException {
    Path other = folder.resolve("other.yaml");
    Files.writeString(
        other, "version: 1\nhost: { name: h }\nrc.conf: { clear_tmp_enable: \"YES\" }\n");
    assertThat(run("apply", other.toString(), "--host", host, "--yes").code())
        .isEqualTo(ExitCode.OK);

    assertThat(apply().code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void whatIsDamagedChangedOrNewerIsRefusedWithTheReason() throws IOException {
    String whole = Files.readString(plan);

    Files.writeString(plan, whole.substring(0, whole.length() / 2));
    assertThat(apply().err()).contains("cannot be used: it is damaged or cut short.");

    Files.writeString(plan, whole.replace("\"prune\":false", "\"prune\":true"));
    assertThat(apply().err()).contains("it was changed after it was written");

    Files.writeString(plan, whole.replace("\"version\":1", "\"version\":2"));
    Run newer = apply();
    assertThat(newer.err()).contains("it is of version 2, which a newer qjailctl wrote");
    assertThat(newer.code()).isEqualTo(ExitCode.BAD_MANIFEST);
  }

  @Test
  void anotherHostIsRefused() {
    Run run = run("apply", plan.toString(), "--host", "simulated", "--yes");

    assertThat(run.err()).contains("is for " + host + ", not for simulated.");
    assertThat(run.code()).isEqualTo(ExitCode.BAD_MANIFEST);
  }

  @Test
  void noOtherFileIsWrittenOver() throws IOException {
    Run run = run("plan", manifest.toString(), "--host", host, "--out", manifest.toString());

    assertThat(run.err()).contains("is there already and is no saved plan");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(Files.readString(manifest)).isEqualTo(MANIFEST);
  }

  private Run apply() {
    return run("apply", plan.toString(), "--yes");
  }

  private static Run run(String... arguments) {
    return Run.in().engines(new HostEngines()).run(arguments);
  }
}
