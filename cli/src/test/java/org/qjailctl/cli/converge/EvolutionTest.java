package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Every example lives on: its manifest is edited a line at a time and applied each time. Between
 * the edits jails are stopped and started, the host is switched off and on, and an administrator
 * does something by hand.
 */
class EvolutionTest {

  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final int EDITS = Integer.getInteger("qjailctl.edits", 14);

  private final SortedMap<String, Integer> edits = new TreeMap<>();
  private final SortedMap<String, Integer> refused = new TreeMap<>();
  private int reboots;
  private int steps;

  static List<Path> examples() throws IOException {
    try (Stream<Path> folders = Files.list(EXAMPLES)) {
      return folders.filter(one -> Files.exists(one.resolve("host.yaml"))).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyEditIsAppliedAndNothingIsLeftToDo(Path example) throws Exception {
    long seed = Long.getLong("qjailctl.seed", 20261201L) + example.getFileName().hashCode();
    Random random = new Random(seed);
    ManifestEdits edits = new ManifestEdits(random);
    Map<String, Object> manifest = tree(example);
    World world = applied(World.stock(), example, manifest, "-Dqjailctl.seed=" + seed).after();
    List<String> told = new ArrayList<>();
    for (int done = 0; done < EDITS; ) {
      world = between(world, random, told);
      ManifestEdits.Edited edited =
          edits
              .next(manifest, tree -> read(example, tree) instanceof ReadResult.Valid)
              .orElseThrow();
      told.add(edited.what());
      Trial tried =
          applied(
              world,
              example,
              edited.manifest(),
              example.getFileName() + ", -Dqjailctl.seed=" + seed + ": " + told);
      world = tried.after();
      steps += tried.steps();
      if (tried.refused().isEmpty()) {
        manifest = edited.manifest();
        done++;
        this.edits.merge(
            edited.what().replaceAll("(of |no )?jail \\S+", "$1jail"), 1, Integer::sum);
      } else {
        tried.refused().forEach(code -> refused.merge(code, 1, Integer::sum));
        told.set(told.size() - 1, edited.what() + " (refused)");
      }
    }
    System.out.printf(
        "evolution: %s, seed %d: %d edits in %d kinds, refused %s, %d reboots, %d steps%n",
        example.getFileName(), seed, EDITS, this.edits.size(), refused, reboots, steps);
    assertThat(refused.values().stream().mapToInt(i -> i).sum())
        .as("most edits are possible: %s", refused)
        .isLessThan(EDITS);
  }

  private World between(World world, Random random, List<String> told) throws HostUnreachable {
    switch (random.nextInt(5)) {
      case 0 -> {
        told.add("- reboot");
        reboots++;
        return Reboot.of(world, Trial.SECRETS);
      }
      case 1 -> {
        String verb = random.nextBoolean() ? "stop" : "start";
        told.add("- qjail " + verb);
        byHand(world, List.of(Operation.Run.of("qjail", verb)));
      }
      case 2 -> {
        List<Operation> deeds = new ByHand(random).some();
        told.add("- " + deeds);
        byHand(world, deeds);
      }
      default -> {}
    }
    return world;
  }

  private static void byHand(World world, List<Operation> deeds) throws HostUnreachable {
    try (Host host = SimulatedHost.of(world, Trial.SECRETS)) {
      ByHand.on(host, deeds);
    }
  }

  private static Trial applied(World world, Path example, Map<String, Object> tree, String where)
      throws HostUnreachable {
    ReadResult read = read(example, tree);
    assertThat(read).as(where).isInstanceOf(ReadResult.Valid.class);
    Trial tried = Trial.of(world, ((ReadResult.Valid) read).manifest());
    assertThat(tried.wrong()).as(where + "\n" + ShuffledYaml.of(tree, new Random(0))).isEmpty();
    return tried;
  }

  private static ReadResult read(Path example, Map<String, Object> tree) {
    return ManifestReader.read(
        "host.yaml",
        ShuffledYaml.of(tree, new Random(0)).getBytes(StandardCharsets.UTF_8),
        example);
  }

  private static Map<String, Object> tree(Path example) throws IOException {
    Load load = new Load(LoadSettings.builder().setMaxAliasesForCollections(50).build());
    Object tree = load.loadFromString(Files.readString(example.resolve("host.yaml")));
    return merged((Map<?, ?>) Optional.ofNullable(tree).orElseThrow());
  }

  /** With what {@code <<} brings in written out. */
  private static Map<String, Object> merged(Map<?, ?> map) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (map.get("<<") instanceof Map<?, ?> more) {
      all.putAll(merged(more));
    }
    map.forEach(
        (key, value) -> {
          if (!key.equals("<<")) {
            all.put(key.toString(), value instanceof Map<?, ?> inner ? merged(inner) : value);
          }
        });
    return all;
  }
}
