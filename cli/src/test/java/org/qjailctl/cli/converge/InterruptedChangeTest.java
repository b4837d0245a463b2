package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanScope;
import org.qjailctl.planner.Planner;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/**
 * From one manifest to the next, cut off after each operation: the next apply carries on from there
 * and ends where an apply that is left alone does.
 */
class InterruptedChangeTest {

  private static final int CHANGES = Integer.getInteger("qjailctl.changes", 5);

  @TempDir Path folder;

  @Test
  void cutOffAfterAnyOperationTheNextApplyCarriesOn() throws HostUnreachable {
    long seed = Long.getLong("qjailctl.seed", System.nanoTime());
    int cuts = 0;
    for (int change = 0; change < CHANGES; change++) {
      Random random = new Random(seed + change);
      RandomManifest manifests = new RandomManifest(random);
      World before = World.stock();
      String first = ShuffledYaml.of(manifests.next(), random);
      assertThat(apply(read(first), new CutHost(before)).succeeded()).isTrue();
      String second = ShuffledYaml.of(manifests.next(), random);
      String where =
          "-Dqjailctl.seed=%d, change %d, from%n%s%nto%n%s".formatted(seed, change, first, second);
      cuts += cutEverywhere(before, read(second), where);
    }
    System.out.printf(
        "cut off: seed %d, %d changes from manifest to manifest, after each of %d operations%n",
        seed, CHANGES, cuts);
    assertThat(cuts).isGreaterThan(CHANGES);
  }

  private static int cutEverywhere(World before, Manifest manifest, String where)
      throws HostUnreachable {
    CutHost whole = new CutHost(copy(before));
    whole.cutAfter(Integer.MAX_VALUE);
    apply(manifest, whole);
    for (int cut = 0; cut < whole.operations(); cut++) {
      CutHost host = new CutHost(copy(before));
      host.cutAfter(cut);
      apply(manifest, host);
      host.cutAfter(Integer.MAX_VALUE);

      RunReport second = apply(manifest, host);
      assertThat(second.succeeded())
          .as("cut after %d operations: %s; %s", cut, second.entries(), where)
          .isTrue();
      assertThat(plan(manifest, host).steps())
          .as("planned again, cut after %d operations; %s", cut, where)
          .isEmpty();
    }
    return whole.operations();
  }

  private static World copy(World world) {
    return new World(world.fileSystem().root(), world.facts(), world.clock());
  }

  private static Plan plan(Manifest manifest, Host host) throws HostUnreachable {
    Probe probe = Probe.of(PlanScope.of(manifest));
    return Planner.plan(manifest, probe.read(host.run(probe.batch())));
  }

  private static RunReport apply(Manifest manifest, Host host) throws HostUnreachable {
    Plan plan = plan(manifest, host);
    assertThat(plan.problems()).noneMatch(problem -> problem.isError());
    return PlanRunner.run(plan, host, RunListener.silent());
  }

  private Manifest read(String yaml) {
    return switch (ManifestReader.read(
        "host.yaml", yaml.getBytes(StandardCharsets.UTF_8), folder)) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid -> throw new AssertionError(invalid.diagnostics());
    };
  }
}
