package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.Questions;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.seeding.Seed;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanQuestions;
import org.qjailctl.planner.Planner;

/** A host that is made from a probe answers that probe as the host did that was probed. */
class SeedTest {

  private static final int HOSTS = 40;
  private static final int MANIFESTS_A_HOST = 8;

  @Test
  void probingASeededHostTellsWhatItWasSeededWith() throws HostUnreachable {
    long seed = Long.getLong("qjailctl.seed", 20261125L);
    int running = 0;
    for (int number = 0; number < HOSTS; number++) {
      Random random = new Random(seed + number);
      RandomManifest manifests = new RandomManifest(random);
      ByHand hand = new ByHand(random);
      Host host = SimulatedHost.of(World.stock(), Secrets.none());
      for (int step = 0; step < MANIFESTS_A_HOST; step++) {
        List<Operation> deeds = hand.some();
        ByHand.on(host, deeds);
        Manifest manifest = Manifests.read(ShuffledYaml.of(manifests.next(), random));
        Questions questions = PlanQuestions.of(manifest);
        HostState seen = probe(host, questions);
        HostState seeded = probe(SimulatedHost.of(Seed.of(seen), Secrets.none()), questions);
        assertThat(seeded)
            .as("-Dqjailctl.seed=%d: manifest %d of host %d; %s", seed, step, number, deeds)
            .isEqualTo(seen);
        running += seen.qjail().jails().known().map(all -> all.size()).orElse(0);
        PlanRunner.run(Planner.plan(manifest, seen), host, RunListener.silent());
      }
    }
    System.out.printf(
        "seeding: seed %d, %d hosts, %d probes, %d jails%n",
        seed, HOSTS, HOSTS * MANIFESTS_A_HOST, running);
  }

  private static HostState probe(Host host, Questions questions) throws HostUnreachable {
    Probe probe = Probe.of(questions);
    return probe.read(host.run(probe.batch()));
  }
}
