package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.net.InterfaceName;
import org.qjailctl.core.observed.HostState;
import org.qjailctl.core.observed.ObservedInterface;
import org.qjailctl.core.observed.ObservedJail;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.StepId;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunOptions;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.run.StepResult;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanQuestions;
import org.qjailctl.planner.Planner;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** From whatever an earlier manifest left behind, one apply brings the host to the next. */
class ConvergenceTest {

  private static final int HOSTS = 40;
  private static final int MANIFESTS_A_HOST = 8;

  @TempDir Path folder;

  @Test
  void oneApplyIsEnoughWhateverTheHostWasBefore() throws HostUnreachable {
    long seed = Long.getLong("qjailctl.seed", 20261125L);
    int steps = 0;
    int changing = 0;
    for (int number = 0; number < HOSTS; number++) {
      Random random = new Random(seed + number);
      RandomManifest manifests = RandomManifest.withServers(random);
      Host host = SimulatedHost.of(World.stock(), Trial.SECRETS);
      for (int step = 0; step < MANIFESTS_A_HOST; step++) {
        Map<String, Object> manifest = manifests.next();
        if (random.nextInt(4) == 0) {
          // Whether it runs or not: a jail that ends without qjail leaves its mounts.
          host.run(Batch.all(List.of(Operation.Run.of("jail", "-r", "jail1"))));
        }
        String where = "-Dqjailctl.seed=%d: manifest %d of host %d".formatted(seed, step, number);
        int done = converge(host, manifest, random, where);
        steps += done;
        changing += done > 0 ? 1 : 0;
      }
    }
    System.out.printf(
        "convergence: seed %d, %d hosts, %d manifests each, %d plans with changes, %d steps%n",
        seed, HOSTS, MANIFESTS_A_HOST, changing, steps);
    assertThat(changing).as("plans with something to do").isGreaterThan(HOSTS);
  }

  /** Applies {@code tree} to {@code host}; how many steps that took. */
  private int converge(Host host, Map<String, Object> tree, Random random, String where)
      throws HostUnreachable {
    String yaml = ShuffledYaml.of(tree, random);
    String all = where + "\n" + yaml;
    Manifest manifest = read(yaml, where);
    HostState before = probe(host, manifest);
    Plan plan = Planner.plan(manifest, before);
    assertThat(plan.problems()).as(all).noneMatch(problem -> problem.isError());
    assertThat(Planner.plan(read(ShuffledYaml.of(tree, random), where), before))
        .as("the order of keys changes nothing; %s", all)
        .isEqualTo(plan);
    comesInOrder(plan, all);

    RunReport report =
        PlanRunner.run(plan, host, RunOptions.plain().secrets(Trial.SECRETS), RunListener.silent());
    assertThat(report.entries())
        .as("every step does its work; %s", all)
        .allSatisfy(entry -> assertThat(entry.result()).isInstanceOf(StepResult.Done.class));

    HostState after = probe(host, manifest);
    assertThat(Planner.plan(manifest, after).steps()).as("planned again; %s", all).isEmpty();
    everyRunningJailHasItsAddresses(after, all);
    return plan.steps().size();
  }

  private Manifest read(String yaml, String where) {
    ReadResult read =
        ManifestReader.read("host.yaml", yaml.getBytes(StandardCharsets.UTF_8), folder);
    return switch (read) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid ->
          fail("%s: the generator made an invalid manifest: %s", where, invalid.diagnostics());
    };
  }

  private static HostState probe(Host host, Manifest manifest) throws HostUnreachable {
    Probe probe = Probe.of(PlanQuestions.of(manifest), Trial.SECRETS);
    return probe.read(host.run(probe.batch()));
  }

  private static void comesInOrder(Plan plan, String where) {
    Set<StepId> seen = new HashSet<>();
    plan.steps()
        .forEach(
            step -> {
              assertThat(seen)
                  .as("%s comes behind its needs; %s", step.id(), where)
                  .containsAll(step.after());
              seen.add(step.id());
            });
  }

  /** What no plan is asked about: whether the jails can be reached. */
  private static void everyRunningJailHasItsAddresses(HostState host, String where) {
    for (ObservedJail jail : host.qjail().jails().known().orElseThrow().values()) {
      if (!jail.runs() || jail.vnet().isPresent()) {
        continue;
      }
      Stream.concat(jail.ip4().stream(), jail.ip6().stream())
          .forEach(
              written -> {
                int bar = written.indexOf('|');
                String on = bar < 0 ? jail.networkInterface() : written.substring(0, bar);
                assertThat(carriedBy(on, host))
                    .as("%s carries the address of %s; %s", on, jail.name(), where)
                    .contains(written.substring(bar + 1));
              });
    }
  }

  private static Set<String> carriedBy(String name, HostState host) {
    return Optional.ofNullable(host.interfaces().known().orElseThrow().get(new InterfaceName(name)))
        .map(ObservedInterface::addresses)
        .orElse(List.of())
        .stream()
        .map(carried -> carried.address().toString())
        .collect(Collectors.toSet());
  }
}
