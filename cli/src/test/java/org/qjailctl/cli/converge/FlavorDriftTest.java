package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.plan.Change;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanQuestions;
import org.qjailctl.planner.Planner;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** A flavor that changes: its jails tell that they differ, and change where that is asked for. */
class FlavorDriftTest {

  private static final String MOTD = "/usr/jails/web/etc/motd";

  private final World world = World.stock();
  private final FileView files = world.files(HostPath.of("/"));
  private final CutHost host = new CutHost(world);

  @TempDir Path folder;

  @BeforeEach
  void makeJail() throws HostUnreachable {
    apply(manifest("first", ""));
    assertThat(files.text(MOTD)).contains("first");
    assertThat(warnings(plan(manifest("first", "")))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "flavor-files: report"})
  void isReportedAndLeftAsItIs(String asked) throws HostUnreachable {
    Manifest changed = manifest("second", asked);
    apply(changed);

    Plan plan = plan(changed);
    assertThat(plan.steps()).isEmpty();
    assertThat(warnings(plan))
        .anyMatch(text -> text.startsWith("/etc/motd is sha256 "))
        .anyMatch(text -> text.contains("`flavor-files: apply`"));
    assertThat(files.text(MOTD)).contains("first");
  }

  @Test
  void isCarriedWhereTheManifestAsksForItWithoutARestart() throws HostUnreachable {
    Manifest changed = manifest("second", "flavor-files: apply");
    Plan first = plan(changed);
    assertThat(first.restarts()).isEmpty();
    assertThat(first.changes())
        .filteredOn(change -> change.resource().toString().equals("jail web / provision"))
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.attributes())
                    .anyMatch(
                        attribute ->
                            attribute.name().equals("/etc/motd")
                                && attribute.before().isPresent()));
    apply(changed);

    assertThat(files.text(MOTD)).contains("second");
    assertThat(plan(changed).steps()).isEmpty();
    assertThat(warnings(plan(changed))).isEmpty();
  }

  @Test
  void whatAnAdministratorChangedInTheJailIsReportedToo() throws Exception {
    files.write(MOTD, "by hand\n");

    assertThat(warnings(plan(manifest("first", ""))))
        .anyMatch(text -> text.startsWith("/etc/motd is "));
  }

  @Test
  void anOwnerThatChangedInTheJailIsReportedAndPutRight() throws Exception {
    files.changeOwner(MOTD, 80, 80);

    assertThat(warnings(plan(manifest("first", ""))))
        .anyMatch(text -> text.contains("owner www:www, in the flavor"));
    Manifest carried = manifest("first", "flavor-files: apply");
    apply(carried);
    assertThat(plan(carried).steps()).isEmpty();
    assertThat(warnings(plan(carried))).isEmpty();
  }

  @Test
  void whatProvisionWritesIsNotTheFlavors() throws Exception {
    files.write(MOTD, "by hand\n");

    assertThat(
            warnings(
                plan(
                    manifest(
                        "first", "provision: { files: { /etc/motd: { content: \"own\" } } }"))))
        .isEmpty();
  }

  private static List<String> warnings(Plan plan) {
    return plan.changes().stream()
        .filter(change -> change.resource().toString().equals("jail web"))
        .map(Change::warnings)
        .flatMap(List::stream)
        .toList();
  }

  private void apply(Manifest manifest) throws HostUnreachable {
    assertThat(PlanRunner.run(plan(manifest), host, RunListener.silent()).succeeded()).isTrue();
  }

  private Plan plan(Manifest manifest) throws HostUnreachable {
    Probe probe = Probe.of(PlanQuestions.of(manifest));
    Plan plan = Planner.plan(manifest, probe.read(host.run(probe.batch())));
    assertThat(plan.refused()).as("" + plan.problems()).isFalse();
    return plan;
  }

  private Manifest manifest(String motd, String more) {
    String yaml =
        """
        version: 1
        host: { name: h }
        interfaces: { lo1: { clone: true, aliases: [inet 192.168.1.0-9] } }
        qjail:
          base:
            source: https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz
            sha256: 3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0
        flavors:
          web: { files: { /etc/motd: { content: "MOTD", mode: "0644" } } }
        jails:
          web:
            interface: lo1
            ip4: [192.168.1.1]
            flavor: web
        """
                .replace("MOTD", motd)
            + "    "
            + more
            + "\n";
    return switch (ManifestReader.read(
        "host.yaml", yaml.getBytes(StandardCharsets.UTF_8), folder)) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid -> throw new AssertionError(invalid.diagnostics());
    };
  }
}
