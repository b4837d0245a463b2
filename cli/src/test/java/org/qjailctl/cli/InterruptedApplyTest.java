package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/**
 * An apply that is cut off after any operation is carried on by the next plan, and how many trips
 * it takes.
 */
class InterruptedApplyTest {

  private static final Secrets SECRETS = name -> "secret";

  static List<String> examples() throws IOException {
    return ExamplesTest.examples();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void cutOffAfterAnyOperationTheNextApplyCarriesOn(String example) throws Exception {
    Manifest manifest = manifest(example);
    CuttingHost whole = new CuttingHost(Integer.MAX_VALUE);
    apply(manifest, whole);
    int operations = whole.operations;
    assertThat(operations).as("operations of " + example).isPositive();

    for (int cut = 0; cut < operations; cut++) {
      CuttingHost host = new CuttingHost(cut);
      apply(manifest, host);
      host.left = Integer.MAX_VALUE;

      RunReport second = apply(manifest, host);
      assertThat(second.succeeded()).as(example + " cut after " + cut + ": " + second).isTrue();
      Plan third = plan(manifest, host);
      assertThat(third.steps()).as(example + " cut after " + cut).isEmpty();
    }
    System.out.println("cut off " + example + " after each of " + operations + " operations");
  }

  @Test
  void aPlanIsOneBatchAndAnApplyOneMoreForEachStep() throws Exception {
    Manifest manifest = manifest("postgresql");
    CuttingHost host = new CuttingHost(Integer.MAX_VALUE);

    Plan plan = plan(manifest, host);
    assertThat(host.batches).isEqualTo(1);
    new HostEngine(host, SECRETS).apply(plan, RunOptions.plain(), RunListener.silent());
    assertThat(host.batches).isEqualTo(1 + plan.steps().size());
  }

  private static Plan plan(Manifest manifest, Host host) throws HostUnreachable {
    HostEngine engine = new HostEngine(host, SECRETS);
    return engine.plan(manifest, engine.probe(manifest));
  }

  private static RunReport apply(Manifest manifest, Host host) throws HostUnreachable {
    return new HostEngine(host, SECRETS)
        .apply(plan(manifest, host), RunOptions.plain(), RunListener.silent());
  }

  private static Manifest manifest(String example) {
    return switch (ManifestReader.read(Path.of("..", "examples", example, "host.yaml"))) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid -> throw new AssertionError(invalid.diagnostics());
    };
  }

  /** A simulated host whose connection is cut after so many operations that change something. */
  private static final class CuttingHost implements Host {
    private final SimulatedHost host = SimulatedHost.of(World.stock(), SECRETS);
    private int left;
    private int operations;
    private int batches;

    CuttingHost(int left) {
      this.left = left;
    }

    @Override
    public List<Outcome> run(Batch batch) throws HostUnreachable {
      batches++;
      List<Outcome> outcomes = new ArrayList<>();
      List<Batch.Item> sent = new ArrayList<>();
      for (Batch.Item item : batch.items()) {
        // A step's operations stop at the first failure; a probe's are carried out always.
        boolean changes = item.when() == Batch.When.WHILE_GOOD;
        if (changes) {
          if (left == 0) {
            break;
          }
          left--;
          operations++;
        }
        sent.add(item);
      }
      outcomes.addAll(host.run(new Batch(sent)));
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
