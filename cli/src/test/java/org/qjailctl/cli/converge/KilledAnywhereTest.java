package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** From one random manifest to the next, killed before, inside and after every operation. */
@Tag("by-chance")
class KilledAnywhereTest {

  private static final int PLANS = Integer.getInteger("qjailctl.plans", 100);

  /** How many states inside of each of an example's operations. */
  private static final int INSIDE = 3;

  @TempDir Path folder;

  @Test
  void killedAnywhereTheNextApplyComesToTheSameEndAndNoDataIsLost() {
    long seed = Long.getLong("qjailctl.seed", 20261125L);
    long begun = System.nanoTime();
    AtomicInteger operations = new AtomicInteger();
    AtomicLong kills = new AtomicLong();
    IntStream.range(0, PLANS)
        .parallel()
        .forEach(
            number -> {
              Random random = new Random(seed + number);
              RandomManifest manifests = RandomManifest.withServers(random);
              String first = ShuffledYaml.of(manifests.next(), random);
              String second = ShuffledYaml.of(manifests.next(), random);
              String where =
                  "-Dqjailctl.seed=%d -Dqjailctl.plans=1, from%n%s%nto%n%s"
                      .formatted(seed + number, first, second);
              try {
                World world = World.stock();
                Manifest before = read(first);
                assertThat(KilledApply.apply(before, world, Trial.SECRETS).succeeded())
                    .as(where)
                    .isTrue();
                KilledApply killed =
                    new KilledApply(world, read(second), Trial.SECRETS, where, random, 1);
                killed.everywhere();
                operations.addAndGet(killed.operations());
                kills.addAndGet(killed.kills());
              } catch (HostUnreachable e) {
                throw new AssertionError(e);
              }
            });
    System.out.printf(
        "killed anywhere: seed %d, %d plans, %d operations, %d kills before, inside and after,"
            + " %d s%n",
        seed, PLANS, operations.get(), kills.get(), (System.nanoTime() - begun) / 1_000_000_000);
    assertThat(kills.get()).isGreaterThan(PLANS);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleComesToItsEndWhereverItIsKilled(Path example) throws HostUnreachable {
    long seed = Long.getLong("qjailctl.seed", 20261125L);
    Manifest manifest =
        switch (ManifestReader.read(example.resolve("host.yaml"))) {
          case ReadResult.Valid valid -> valid.manifest();
          case ReadResult.Invalid invalid -> throw new AssertionError(invalid.diagnostics());
        };
    String where = "-Dqjailctl.seed=%d, %s".formatted(seed, example);
    KilledApply killed =
        new KilledApply(
            World.stock(), manifest, name -> "a password", where, new Random(seed), INSIDE);
    killed.everywhere();
    System.out.printf(
        "killed anywhere: %s, seed %d, %d operations, %d kills%n",
        example.getFileName(), seed, killed.operations(), killed.kills());
    assertThat(killed.kills()).isPositive();
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("..", "examples"))) {
      return folders.filter(folder -> Files.exists(folder.resolve("host.yaml"))).sorted().toList();
    }
  }

  private Manifest read(String yaml) {
    return switch (ManifestReader.read(
        "host.yaml", yaml.getBytes(StandardCharsets.UTF_8), folder)) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid -> throw new AssertionError(invalid.diagnostics());
    };
  }
}
