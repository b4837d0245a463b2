package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;
import org.qjailctl.executors.simulated.world.World;

/** From one random manifest to the next, killed before, inside and after every operation. */
class KilledAnywhereTest {

  private static final int PLANS = Integer.getInteger("qjailctl.plans", 500);

  @TempDir Path folder;

  @Test
  void killedAnywhereTheNextApplyComesToTheSameEndAndNoDataIsLost() {
    long seed = Long.getLong("qjailctl.seed", System.nanoTime());
    AtomicInteger operations = new AtomicInteger();
    AtomicLong kills = new AtomicLong();
    IntStream.range(0, PLANS)
        .parallel()
        .forEach(
            number -> {
              Random random = new Random(seed + number);
              RandomManifest manifests = new RandomManifest(random);
              String first = ShuffledYaml.of(manifests.next(), random);
              String second = ShuffledYaml.of(manifests.next(), random);
              String where =
                  "-Dqjailctl.seed=%d -Dqjailctl.plans=1, from%n%s%nto%n%s"
                      .formatted(seed + number, first, second);
              try {
                World world = World.stock();
                Manifest before = read(first);
                assertThat(KilledApply.apply(before, world).succeeded()).as(where).isTrue();
                KilledApply killed = new KilledApply(world, read(second), where, random, 2);
                try { killed.everywhere(); } catch (AssertionError e) { System.out.println("FAIL " + (seed+number) + " " + e.getMessage().replaceAll("(?s); -Dqjailctl.*?\\]", "]").replace("\n", " ")); }
                operations.addAndGet(killed.operations());
                kills.addAndGet(killed.kills());
              } catch (HostUnreachable e) {
                throw new AssertionError(e);
              }
            });
    System.out.printf(
        "killed anywhere: seed %d, %d plans, %d operations, %d kills before, inside and after%n",
        seed, PLANS, operations.get(), kills.get());
    assertThat(kills.get()).isGreaterThan(operations.get());
  }

  private Manifest read(String yaml) {
    return switch (ManifestReader.read(
        "host.yaml", yaml.getBytes(StandardCharsets.UTF_8), folder)) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid -> throw new AssertionError(invalid.diagnostics());
    };
  }
}
