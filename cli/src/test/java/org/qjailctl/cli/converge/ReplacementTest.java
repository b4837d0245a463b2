package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.plan.Consent;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.ResourceAddress;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.run.StepResult;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Node;
import org.qjailctl.executors.simulated.world.PackedTree;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanQuestions;
import org.qjailctl.planner.Planner;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** A jail is made anew: its old data is in the jail or in an archive, wherever that is cut off. */
class ReplacementTest {

  private static final HostPath ROOT = HostPath.of("/");
  private static final String DATA = "/usr/jails/db/root/data";
  private static final Consent AGREED =
      new Consent(false, new TreeSet<>(List.of(ResourceAddress.parse("jail db").orThrow())), false);

  private static final String MANIFEST =
      """
      version: 1
      host: { name: db1 }
      interfaces: { lo1: { clone: true, aliases: [inet 192.168.1.1] } }
      jails:
        db:
          interface: lo1
          ip4: [192.168.1.1]
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"start", "stop", "died"})
  void cutOffAfterAnyOperationTheNextApplyCarriesOnAndNoDataIsLost(String how) throws Exception {
    Manifest plain = manifest("state: running");
    Manifest image = manifest("image: 200m");
    World whole = world(plain, how);
    CutHost uncut = new CutHost(whole);
    assertDone(apply(image, uncut));
    int operations = uncut.operations();
    assertThat(archived(whole)).isTrue();
    assertThat(whole.files(ROOT).exists(DATA)).as("the new jail has none of it").isFalse();

    for (int cut = 0; cut < operations; cut++) {
      String where = how + ", cut after " + cut + " of " + operations;
      World world = world(plain, how);
      CutHost host = new CutHost(world);
      host.cutAfter(cut);
      apply(image, host);
      assertThat(archived(world) || world.files(ROOT).exists(DATA))
          .as("the data is somewhere; " + where)
          .isTrue();

      host.cutAfter(Integer.MAX_VALUE);
      assertDone(apply(image, host));
      assertThat(archived(world)).as("the data is archived; " + where).isTrue();
      assertThat(plan(image, host).steps()).as(where).isEmpty();
    }
    System.out.println("cut off a replacement, " + how + ", after each of " + operations);
  }

  @Test
  void madeOfItsOwnArchiveItKeepsItsFiles() throws Exception {
    Manifest image = manifest("image: 200m\n    archive: db");
    World world = world(manifest("state: running"), "stop");
    CutHost host = new CutHost(world);

    assertDone(apply(image, host));

    assertThat(archived(world)).isTrue();
    assertThat(world.files(ROOT).exists(DATA)).isTrue();
    assertThat(plan(image, host).steps()).isEmpty();
  }

  private World world(Manifest manifest, String how) throws Exception {
    World world = World.stock();
    CutHost host = new CutHost(world);
    run(host, "pkg", "install", "-y", "qjail");
    run(host, "fetch", "-o", "/root/base.txz", "https://example.net/13.2-RELEASE/base.txz");
    run(host, "qjail", "install", "-f", "/root");
    assertDone(apply(manifest, host));
    run(host, "cp", "/etc/rc.conf", DATA);
    if (how.equals("stop")) {
      run(host, "qjail", "stop", "db");
    } else if (how.equals("died")) {
      run(host, "jail", "-r", "db");
    }
    return world;
  }

  private static boolean archived(World world) throws Exception {
    FileView files = world.files(ROOT);
    for (String name : files.list("/usr/jails/archive")) {
      if (files.stat("/usr/jails/archive/" + name).orElseThrow() instanceof Node.Regular file
          && file.content() instanceof Content.Packed packed
          && PackedTree.find(packed, DATA).isPresent()
          && PackedTree.find(packed, "/usr/local/etc/qjail.local/db").isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static void run(CutHost host, String... argv) throws HostUnreachable {
    Outcome outcome = host.run(Batch.all(List.of(Operation.Run.of(argv)))).getFirst();
    assertThat(outcome.exit()).as(String.join(" ", argv) + outcome).isZero();
  }

  private static void assertDone(RunReport report) {
    assertThat(report.entries())
        .allSatisfy(entry -> assertThat(entry.result()).isInstanceOf(StepResult.Done.class));
  }

  private static Plan plan(Manifest manifest, CutHost host) throws HostUnreachable {
    Probe probe = Probe.of(PlanQuestions.of(manifest));
    Plan plan = Planner.plan(manifest, probe.read(host.run(probe.batch())), AGREED);
    assertThat(plan.refused()).as("" + plan.problems()).isFalse();
    return plan;
  }

  private static RunReport apply(Manifest manifest, CutHost host) throws HostUnreachable {
    return PlanRunner.run(plan(manifest, host), host, RunListener.silent());
  }

  private Manifest manifest(String more) {
    return switch (ManifestReader.read(
        "host.yaml", (MANIFEST + "    " + more + "\n").getBytes(StandardCharsets.UTF_8), folder)) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid -> throw new AssertionError(invalid.diagnostics());
    };
  }
}
