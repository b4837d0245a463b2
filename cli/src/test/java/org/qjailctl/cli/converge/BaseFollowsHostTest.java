package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.rehearsal.Rehearsal;
import org.qjailctl.executors.rehearsal.Rehearsed;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.simulated.world.FileView;
import org.qjailctl.executors.simulated.world.RunningJail;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanQuestions;
import org.qjailctl.planner.Planner;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** A host that was updated takes its jails along, wherever that is cut off. */
class BaseFollowsHostTest {

  private static final String MANIFEST =
      """
      version: 1
      host: { name: h }
      interfaces: { lo1: { clone: true, aliases: [inet 192.168.1.0-9] } }
      qjail:
        base:
          source: https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz
          sha256: 3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0
          follow: host
          src: host
          ports: host
      defaults: { jail: { interface: lo1 } }
      jails:
        db: { ip4: [192.168.1.1] }
        idle: { ip4: [192.168.1.2], state: stopped }
        web: { ip4: [192.168.1.3] }
      """;
  private static final String VERSION = "#!/bin/sh\nUSERLAND_VERSION=\"13.2-RELEASE-p4\"\n";

  @TempDir Path folder;

  @Test
  void cutOffAfterAnyOperationTheSameJailsRunAgainOnTheNewBase() throws Exception {
    CutHost uncut = new CutHost(updated());
    uncut.cutAfter(Integer.MAX_VALUE);
    assertThat(apply(uncut).succeeded()).isTrue();
    int operations = uncut.operations();

    for (int cut = 0; cut < operations; cut++) {
      World world = updated();
      CutHost host = new CutHost(world);
      host.cutAfter(cut);
      apply(host);
      carriesOn(world, host, "cut after " + cut + " of " + operations);
    }
    System.out.println("cut off the update of the base after each of " + operations);
  }

  @Test
  void theRehearsalOfTheUpdateIsNotStuck() throws Exception {
    CutHost host = new CutHost(updated());
    Manifest manifest = manifest();
    Probe probe = Probe.of(PlanQuestions.of(manifest));
    HostState state = probe.read(host.run(probe.batch()));

    assertThat(
            Rehearsal.of(
                PlanQuestions.of(manifest),
                state,
                Planner.plan(manifest, state),
                seen -> Planner.plan(manifest, seen)))
        .isNotInstanceOf(Rehearsed.Stuck.class);
  }

  @Test
  void anUpdateThatDiedInsideQjailIsDoneAgain() throws Exception {
    for (List<String> gone : List.of(List.of("bin"), List.of("bin", "lib", "usr/share"))) {
      World world = updated();
      FileView files = world.files(HostPath.of("/"));
      files.makeFolders("/var/db/qjailctl");
      files.write("/var/db/qjailctl/updating", "begun\n");
      for (String lost : gone) {
        files.remove("/usr/jails/sharedfs/" + lost);
      }
      carriesOn(world, new CutHost(world), "without " + gone);
    }
  }

  private void carriesOn(World world, CutHost host, String where) throws Exception {
    host.cutAfter(Integer.MAX_VALUE);
    assertThat(apply(host).succeeded()).as(where).isTrue();
    FileView files = world.files(HostPath.of("/"));
    assertThat(files.text("/usr/jails/sharedfs/bin/freebsd-version")).as(where).contains(VERSION);
    assertThat(files.exists("/usr/jails/sharedfs/usr/share")).as(where).isTrue();
    for (String tree : List.of("src", "ports")) {
      assertThat(files.text("/usr/jails/sharedfs/usr/" + tree + "/Makefile"))
          .as(where)
          .contains("new");
    }
    assertThat(files.exists("/var/db/qjailctl/updating")).as(where).isFalse();
    assertThat(world.jails().all())
        .as(where)
        .extracting(RunningJail::name)
        .containsExactlyInAnyOrder("db", "web");
    assertThat(plan(host).steps()).as(where).isEmpty();
  }

  private World updated() throws Exception {
    World world = World.stock();
    FileView files = world.files(HostPath.of("/"));
    for (String tree : List.of("/usr/src", "/usr/ports")) {
      files.makeFolders(tree);
      files.write(tree + "/Makefile", "old");
    }
    assertThat(apply(new CutHost(world)).succeeded()).isTrue();
    assertThat(files.text("/usr/jails/sharedfs/usr/src/Makefile")).contains("old");
    files.write("/usr/src/Makefile", "new");
    files.write("/usr/ports/Makefile", "new");
    files.write("/bin/freebsd-version", VERSION);
    return world;
  }

  private RunReport apply(CutHost host) throws HostUnreachable {
    return PlanRunner.run(plan(host), host, RunListener.silent());
  }

  private Plan plan(CutHost host) throws HostUnreachable {
    Manifest manifest = manifest();
    Probe probe = Probe.of(PlanQuestions.of(manifest));
    Plan plan = Planner.plan(manifest, probe.read(host.run(probe.batch())));
    assertThat(plan.refused()).as("" + plan.problems()).isFalse();
    return plan;
  }

  private Manifest manifest() {
    return switch (ManifestReader.read(
        "host.yaml", MANIFEST.getBytes(StandardCharsets.UTF_8), folder)) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid -> throw new AssertionError(invalid.diagnostics());
    };
  }
}
