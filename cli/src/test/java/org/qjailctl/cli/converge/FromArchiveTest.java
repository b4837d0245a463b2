package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.run.StepResult;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** Jails that are made of the archive of another one. */
class FromArchiveTest {

  private static final String TEMP_RESTORE = "/usr/jails/temp_restore";

  private static final String MANIFEST =
      """
      version: 1
      host: { name: db1 }
      interfaces: { lo1: { clone: true, aliases: [inet 192.168.1.1-3] } }
      defaults: { jail: { interface: lo1 } }
      jails:
        web: { ip4: [192.168.1.1], parameters: { allow.sysvipc: true } }
      """;

  @TempDir private Path folder = Path.of("");
  private final World world = World.stock();

  @BeforeEach
  void archiveOneJail() throws Exception {
    run("pkg", "install", "-y", "qjail");
    run("fetch", "-o", "/root/base.txz", "https://example.net/13.2-RELEASE/base.txz");
    run("qjail", "install", "-f", "/root");
    assertThat(apply(manifest("")).succeeded()).isTrue();
    run("qjail", "stop", "web");
    run("cp", "/etc/rc.conf", "/usr/jails/web/root/old");
    run("qjail", "archive", "web");
    run("mv", "/usr/jails/web/root/old", "/usr/jails/web/root/new");
    run("qjail", "archive", "web");
  }

  @Test
  void takesTheFilesOfTheNewestAndNothingElse() throws Exception {
    assertThat(apply(manifest("  copy: { ip4: [192.168.1.2], archive: web }")).succeeded())
        .isTrue();

    assertThat(files().exists("/usr/jails/copy/root/new")).isTrue();
    assertThat(files().exists("/usr/jails/copy/root/old")).isFalse();
    assertThat(files().text("/usr/local/etc/qjail.local/copy").orElseThrow())
        .contains("ip4=\"192.168.1.2\"", "sysvipc=\"\"", "path=\"/usr/jails/copy\"");
    assertThat(files().exists(TEMP_RESTORE)).isFalse();
  }

  @Test
  void takesTheOneThatIsNamed() throws Exception {
    String oldest = files().list("/usr/jails/archive").getFirst();
    assertThat(
            apply(manifest("  copy: { ip4: [192.168.1.2], archive: " + oldest + ", image: 200m }"))
                .succeeded())
        .isTrue();

    assertThat(files().text("/usr/local/etc/qjail.local/copy").orElseThrow())
        .contains("imageblockcount=\"200\"");
    run("qjail", "stop", "copy");
    run("qjail", "start", "copy");
    assertThat(files().exists("/usr/jails/copy/root/old")).isTrue();
  }

  @Test
  void whatAnEarlierCallLeftGetsIntoNoJail() throws Exception {
    files().makeFolders(TEMP_RESTORE + "/usr/jails/web/root");
    files().write(TEMP_RESTORE + "/usr/jails/web/root/left", "");

    assertThat(apply(manifest("  copy: { ip4: [192.168.1.2], archive: web }")).succeeded())
        .isTrue();

    assertThat(files().exists("/usr/jails/copy/root/left")).isFalse();
  }

  @Test
  void anArchiveOfAnotherFolderIsNotTakenForAJail() throws Exception {
    String newest = files().list("/usr/jails/archive").getLast();
    run("mv", "/usr/jails/archive/" + newest, "/usr/jails/archive/other@202701010000.00.tar");

    RunReport report = apply(manifest("  copy: { ip4: [192.168.1.2], archive: other }"));

    assertThat(report.succeeded()).isFalse();
    assertThat(said(report)).contains("/usr/jails/other: Not found in archive");
    assertThat(files().exists("/usr/local/etc/qjail.local/copy")).isFalse();
  }

  @Test
  void killedAnywhereTheNextApplyMakesThemAll() throws Exception {
    KilledApply killed =
        new KilledApply(
            world,
            manifest(
                """
                  copy: { ip4: [192.168.1.2], archive: web, parameters: { allow.sysvipc: true } }
                  image: { ip4: [192.168.1.3], archive: web, image: 200m }
                """),
            Secrets.none(),
            "jails from an archive",
            new Random(20261125),
            4);
    killed.everywhere();
    System.out.println(
        "jails from an archive: killed at %d of %d operations"
            .formatted(killed.kills(), killed.operations()));
  }

  private static String said(RunReport report) {
    return report.entries().stream()
        .map(RunReport.Entry::result)
        .filter(StepResult.Failed.class::isInstance)
        .flatMap(failed -> ((StepResult.Failed) failed).failures().stream())
        .map(failure -> failure.outcome().stderr().utf8())
        .collect(Collectors.joining());
  }

  private FileView files() {
    return world.files(HostPath.of("/"));
  }

  private void run(String... argv) throws HostUnreachable {
    Outcome outcome =
        SimulatedHost.of(world, Secrets.none())
            .run(Batch.all(List.of(Operation.Run.of(argv))))
            .getFirst();
    assertThat(outcome.exit()).as(String.join(" ", argv) + outcome).isZero();
  }

  private RunReport apply(Manifest manifest) throws HostUnreachable {
    return KilledApply.apply(manifest, world, Secrets.none());
  }

  private Manifest manifest(String more) {
    return switch (ManifestReader.read(
        "host.yaml", (MANIFEST + more + "\n").getBytes(StandardCharsets.UTF_8), folder)) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid -> throw new AssertionError(invalid.diagnostics());
    };
  }
}
