package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** qjail from a port, its log, and the release that it fetches itself. */
class QjailItselfTest {

  private static final String LOG = "/var/log/qjail.log";
  private static final String ROTATION = "/etc/newsyslog.conf";

  @TempDir private Path folder = Path.of("");
  private final World world = World.stock();

  @Test
  void comesFromAPortAndFetchesItsRelease() throws Exception {
    ports();
    assertThat(
            KilledApply.apply(
                    manifest("port: sysutils/qjail, base: { source: release }"),
                    world,
                    Secrets.none())
                .succeeded())
        .isTrue();
    assertThat(files().exists("/usr/local/bin/qjail")).isTrue();
    assertThat(files().exists("/usr/jails/sharedfs/bin/freebsd-version")).isTrue();
    assertThat(files().exists("/usr/jails/download")).isFalse();
  }

  @Test
  void logsOnlyWhatIsDoneAndNotThatItIsLookedAt() throws Exception {
    Manifest logging = manifest("logging: true");
    assertThat(KilledApply.apply(logging, world, Secrets.none()).succeeded()).isTrue();
    String before = files().text(LOG).orElseThrow();
    assertThat(KilledApply.apply(logging, world, Secrets.none()).entries()).isEmpty();

    assertThat(files().text(LOG)).hasValue(before);
    assertThat(files().text(ROTATION).orElseThrow()).containsOnlyOnce(LOG);
  }

  @Test
  void aLogThatNobodyRotatesIsRotatedAndGoesWhereItIsNotWanted() throws Exception {
    assertThat(KilledApply.apply(manifest("logging: true"), world, Secrets.none()).succeeded())
        .isTrue();
    files().write(ROTATION, "# newsyslog.conf(5)\n");

    assertThat(KilledApply.apply(manifest("logging: true"), world, Secrets.none()).succeeded())
        .isTrue();
    assertThat(files().text(ROTATION).orElseThrow()).containsOnlyOnce(LOG);

    assertThat(KilledApply.apply(manifest("logging: false"), world, Secrets.none()).succeeded())
        .isTrue();
    assertThat(files().exists(LOG)).isFalse();
  }

  @Test
  void killedAnywhereTheNextApplyCarriesOn() throws Exception {
    ports();
    KilledApply killed =
        new KilledApply(
            world,
            manifest("port: sysutils/qjail, logging: true, base: { source: release }"),
            Secrets.none(),
            "qjail itself",
            new Random(20261125),
            4);
    killed.everywhere();
    System.out.println(
        "qjail itself: killed at %d of %d operations"
            .formatted(killed.kills(), killed.operations()));
  }

  private void ports() throws Exception {
    files().makeFolders("/usr/ports/sysutils/qjail");
    files().write("/usr/ports/sysutils/qjail/Makefile", "PORTNAME=\tqjail\n");
  }

  private FileView files() {
    return world.files(HostPath.of("/"));
  }

  private Manifest manifest(String qjail) {
    String text = "version: 1\nhost: { name: db1 }\nqjail: { " + qjail + " }\n";
    return switch (ManifestReader.read(
        "host.yaml", text.getBytes(StandardCharsets.UTF_8), folder)) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid -> throw new AssertionError(invalid.diagnostics());
    };
  }
}
