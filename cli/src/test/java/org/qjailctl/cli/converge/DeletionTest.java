package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.run.StepResult;
import org.qjailctl.executors.simulated.world.Content;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.Mount;
import org.qjailctl.executors.simulated.world.Node;
import org.qjailctl.executors.simulated.world.PackedTree;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanQuestions;
import org.qjailctl.planner.Planner;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** A jail's data is in the jail or in an archive, wherever its deletion is cut off. */
class DeletionTest {

  private static final String DATA = "/usr/jails/old/root/data";
  private static final HostPath ROOT = HostPath.of("/");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"running", "stopped", "manual", "norun", "died"})
  void cutOffAfterAnyOperationTheNextApplyCarriesOnAndNoDataIsLost(String how) throws Exception {
    Manifest manifest = manifest("jails: { old: { state: absent } }");
    World whole = worldWithJail(how);
    CutHost uncut = new CutHost(whole);
    assertDone(apply(manifest, uncut));
    int operations = uncut.operations();
    assertGone(whole, how);

    for (int cut = 0; cut < operations; cut++) {
      String where = how + ", cut after " + cut + " of " + operations;
      World world = worldWithJail(how);
      CutHost host = new CutHost(world);
      host.cutAfter(cut);
      apply(manifest, host);
      assertThat(keepsData(world)).as("the data is somewhere; " + where).isTrue();

      host.cutAfter(Integer.MAX_VALUE);
      assertDone(apply(manifest, host));
      assertGone(world, where);
      assertThat(plan(manifest, host).steps()).as(where).isEmpty();
    }
    System.out.println("cut off the deletion of a jail, " + how + ", after each of " + operations);
  }

  @ParameterizedTest
  @ValueSource(strings = {"definition", "files"})
  void aDeletionThatDiedInsideQjailIsFinished(String reached) throws Exception {
    Manifest manifest = manifest("jails: { old: { state: absent } }");
    World world = worldWithJail("stopped");
    CutHost host = new CutHost(world);
    host.cutAfter(operationsUpToDelete(manifest));
    apply(manifest, host);
    // What rm -f and rm -rf of qjail's delete come to first.
    FileView files = world.files(ROOT);
    files.remove("/usr/local/etc/qjail.local/old");
    if (reached.equals("files")) {
      files.remove("/usr/local/etc/qjail.global/old");
      files.remove("/usr/jails/old/etc");
    }

    host.cutAfter(Integer.MAX_VALUE);
    assertDone(apply(manifest, host));
    assertGone(world, reached);
    assertThat(plan(manifest, host).steps()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"truncated", "mounted"})
  void whatIsNotSafeIsNotDeleted(String trouble) throws Exception {
    Manifest manifest = manifest("jails: { old: { state: absent } }");
    World world = worldWithJail("stopped");
    CutHost host = new CutHost(world);
    Plan plan = plan(manifest, host);
    int archived = operationsUpToDelete(manifest);
    host.cutAfter(archived - 2);
    PlanRunner.run(plan, host, RunListener.silent());
    if (trouble.equals("mounted")) {
      world
          .mounts()
          .add(Mount.nullfs(HostPath.of("/etc"), HostPath.of("/usr/jails/old/mnt"), "rw"));
    } else {
      FileView files = world.files(ROOT);
      for (String name : files.list("/usr/jails/archive")) {
        files.write("/usr/jails/archive/" + name, "cut short");
      }
    }
    host.cutAfter(Integer.MAX_VALUE);

    RunReport report = PlanRunner.run(plan, host, RunListener.silent());

    if (trouble.equals("mounted")) {
      assertThat(report.succeeded()).isFalse();
      assertThat(world.files(ROOT).exists(DATA)).as("nothing is deleted below a mount").isTrue();
    } else {
      assertThat(keepsData(world)).as("a new archive was made").isTrue();
    }
  }

  private int operationsUpToDelete(Manifest manifest) throws Exception {
    CutHost host = new CutHost(worldWithJail("stopped"));
    host.cutAfter(Integer.MAX_VALUE);
    apply(manifest, host);
    // The last two are `qjail delete` and the removal of the note.
    return host.operations() - 2;
  }

  private static World worldWithJail(String how) throws HostUnreachable {
    World world = World.stock();
    CutHost host = new CutHost(world);
    run(host, "pkg", "install", "-y", "qjail");
    run(host, "ifconfig", "lo1", "create");
    run(host, "fetch", "-o", "/root/base.txz", "https://example.net/13.2-RELEASE/base.txz");
    run(host, "qjail", "install", "-f", "/root");
    run(host, "qjail", "create", "-n", "lo1", "-4", "192.168.1.1", "old");
    run(host, "cp", "/etc/rc.conf", DATA);
    switch (how) {
      case "running" -> run(host, "qjail", "start", "old");
      case "manual" -> {
        run(host, "qjail", "config", "-m", "old");
        run(host, "qjail", "start", "old");
      }
      case "norun" -> run(host, "qjail", "config", "-r", "old");
      case "died" -> {
        run(host, "qjail", "start", "old");
        run(host, "jail", "-r", "old");
      }
      default -> {}
    }
    assertThat(world.files(ROOT).exists(DATA)).isTrue();
    return world;
  }

  private static void run(CutHost host, String... argv) throws HostUnreachable {
    Outcome outcome = host.run(Batch.all(List.of(Operation.Run.of(argv)))).getFirst();
    assertThat(outcome.exit()).as(String.join(" ", argv) + outcome).isZero();
  }

  private static boolean keepsData(World world) throws Exception {
    FileView files = world.files(ROOT);
    if (files.exists(DATA)) {
      return true;
    }
    for (String name : files.list("/usr/jails/archive")) {
      if (files.stat("/usr/jails/archive/" + name).orElseThrow() instanceof Node.Regular file
          && file.content() instanceof Content.Packed packed
          && PackedTree.find(packed, DATA).isPresent()
          && PackedTree.find(packed, "/usr/local/etc/qjail.local/old").isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static void assertGone(World world, String where) throws Exception {
    FileView files = world.files(ROOT);
    assertThat(
            List.of(
                "/usr/jails/old",
                "/usr/local/etc/qjail.local/old",
                "/usr/local/etc/qjail.global/old",
                "/usr/local/etc/qjail.config/old",
                "/usr/local/etc/qjail.fstab/old",
                "/var/db/qjailctl/deleting/old",
                "/var/db/qjailctl/owned/jail/old"))
        .as("nothing is left of the jail; " + where)
        .noneMatch(files::exists);
    assertThat(keepsData(world)).as("its archive is there; " + where).isTrue();
  }

  private static void assertDone(RunReport report) {
    assertThat(report.entries())
        .allSatisfy(entry -> assertThat(entry.result()).isInstanceOf(StepResult.Done.class));
  }

  private static Plan plan(Manifest manifest, CutHost host) throws HostUnreachable {
    Probe probe = Probe.of(PlanQuestions.of(manifest));
    HostState state = probe.read(host.run(probe.batch()));
    Plan plan = Planner.plan(manifest, state);
    assertThat(plan.refused()).as("" + plan.problems()).isFalse();
    return plan;
  }

  private static RunReport apply(Manifest manifest, CutHost host) throws HostUnreachable {
    return PlanRunner.run(plan(manifest, host), host, RunListener.silent());
  }

  private Manifest manifest(String rest) {
    String yaml = "version: 1\nhost: { name: h }\n" + rest + "\n";
    return switch (ManifestReader.read(
        "host.yaml", yaml.getBytes(StandardCharsets.UTF_8), folder)) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid -> throw new AssertionError(invalid.diagnostics());
    };
  }
}
