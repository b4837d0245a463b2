package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.simulated.SimulatedHost;
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
      assertThat(apply(read(first), new CutHost(before, Integer.MAX_VALUE)).succeeded()).isTrue();
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
    CutHost whole = new CutHost(copy(before), Integer.MAX_VALUE);
    apply(manifest, whole);
    for (int cut = 0; cut < whole.operations; cut++) {
      CutHost host = new CutHost(copy(before), cut);
      apply(manifest, host);
      host.left = Integer.MAX_VALUE;

      RunReport second = apply(manifest, host);
      assertThat(second.succeeded())
          .as("cut after %d operations: %s; %s", cut, second.entries(), where)
          .isTrue();
      assertThat(plan(manifest, host).steps())
          .as("planned again, cut after %d operations; %s", cut, where)
          .isEmpty();
    }
    return whole.operations;
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

  /** A host whose connection is cut after so many operations that change something. */
  private static final class CutHost implements Host {
    private final SimulatedHost host;
    private int left;
    private int operations;

    CutHost(World world, int left) {
      this.host = SimulatedHost.of(world, Secrets.none());
      this.left = left;
    }

    @Override
    public synchronized List<Outcome> run(Batch batch) throws HostUnreachable {
      List<Batch.Item> sent = new ArrayList<>();
      for (Batch.Item item : batch.items()) {
        // A step's operations stop at the first failure; a probe's are carried out always.
        if (item.when() == Batch.When.WHILE_GOOD) {
          if (left == 0) {
            break;
          }
          left--;
          operations++;
        }
        sent.add(item);
      }
      List<Outcome> outcomes = new ArrayList<>(host.run(new Batch(sent)));
      while (outcomes.size() < batch.items().size()) {
        outcomes.add(Outcome.of(Outcome.Status.LOST));
      }
      return outcomes;
    }

    @Override
    public LockAttempt lock(HostLock lock) throws HostUnreachable {
      return host.lock(lock);
    }

    @Override
    public String name() {
      return host.name();
    }

    @Override
    public void close() {
      host.close();
    }
  }
}
