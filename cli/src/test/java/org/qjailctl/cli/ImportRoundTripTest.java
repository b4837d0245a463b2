package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qjailctl.cli.converge.RandomManifest;
import org.qjailctl.cli.converge.ShuffledYaml;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a host is like, planning the manifest that was imported from it is empty. */
class ImportRoundTripTest {

  /** More of them by {@code -Dqjailctl.import.hosts=N}. */
  private static final int HOSTS = Integer.getInteger("qjailctl.import.hosts", 12);

  private static final int MANIFESTS_A_HOST = 3;
  private static final Path RECORDINGS = Path.of("../executors/src/test/resources/recordings");

  /** What an administrator may have done by hand, right or wrong. */
  private static final List<List<String>> BY_HAND =
      List.of(
          List.of("ifconfig", "lo1", "inet", "10.77.0.1/32", "alias"),
          List.of("sysrc", "cloned_interfaces+=lo7"),
          List.of("sysrc", "ifconfig_lo1_alias9=inet 10.99.0.0-3"),
          List.of("sysrc", "ifconfig_lo2_alias5=inet6 fd00::1 prefixlen 64 up"),
          List.of("sysrc", "ifconfig_em0_alias0=inet 10.0.2.99/32"),
          List.of("sysrc", "defaultrouter=0644"),
          List.of("sysctl", "kern.randompid=7"),
          List.of("sysrc", "motd=NO: [yes, 1.10] # {x}"),
          List.of("sysrc", "wlan_password=hunter2"),
          List.of("ifconfig", "lo3", "create"),
          List.of("qjail", "stop"),
          List.of("qjail", "start"),
          List.of("qjail", "config", "-m", "jail1"),
          List.of("qjail", "create", "-n", "lo1", "-4", "192.168.1.1", "twin"),
          List.of("qjail", "create", "-n", "lo1", "-4", "notanip", "odd"),
          List.of("qjail", "create", "-n", "lo1", "-4", "lo1|192.168.1.9,lo2|10.9.9.9", "two"),
          List.of("qjail", "create", "-n", "lo1", "-6", "FD00:0::9", "six"),
          List.of("qjail", "create", "-i", "10m", "-n", "lo1", "-4", "192.168.1.9", "img"),
          List.of("qjail", "create", "-n", "lo1", "-4", "192.168.1.7", "own"),
          List.of("qjail", "config", "-w", "em0", "own"),
          List.of("qjail", "config", "-v", "none", "own"),
          List.of("qjail", "create", "-z", "zone1", "-n", "lo1", "-4", "192.168.1.8", "zoned"),
          List.of("qjail", "config", "-r", "web"),
          List.of("sysrc", "pf_enable=NO"));

  @TempDir Path folder;

  @Test
  void holdsForHostsThatManifestsAndPeopleMade() throws Exception {
    long seed = Long.getLong("qjailctl.seed", 1L);
    int imports = 0;
    int touched = 0;
    for (int number = 0; number < HOSTS; number++) {
      Random random = new Random(seed + number);
      RandomManifest manifests = new RandomManifest(random);
      SimulatedHost host = SimulatedHost.of(World.stock(), name -> "correct horse");
      for (int step = 0; step < MANIFESTS_A_HOST; step++) {
        String where = "-Dqjailctl.seed=%d: import %d of host %d".formatted(seed, step, number);
        Path manifest = folder.resolve("host.yaml");
        Files.writeString(manifest, ShuffledYaml.of(manifests.next(), random));
        Run apply = on(host).run("apply", manifest.toString(), "--host", "simulated", "--yes");
        assertThat(apply.code()).as("%s%n%s", where, apply.err()).isEqualTo(ExitCode.OK);

        String imported = imported(host, where);
        if (step == 0) {
          assertThat(imported)
              .as("what a manifest made, a manifest says; %s", where)
              .doesNotContain("Not described");
        }
        imports++;
        for (List<String> command : byHand(random)) {
          run(host, command);
          touched++;
        }
        imported(host, where + ", touched by hand");
        imports++;
      }
    }
    System.out.printf(
        "import: seed %d, %d hosts, %d imports, %d commands by hand%n",
        seed, HOSTS, imports, touched);
    assertThat(touched).isGreaterThan(HOSTS);
  }

  private static List<List<String>> byHand(Random random) {
    List<List<String>> commands = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      commands.add(BY_HAND.get(random.nextInt(BY_HAND.size())));
    }
    return commands;
  }

  static List<String> examples() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("../examples"))) {
      return folders
          .filter(f -> Files.exists(f.resolve("host.yaml")))
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void holdsForEachExample(String example) throws Exception {
    World world = World.stock();
    String manifest = "../examples/" + example + "/host.yaml";
    Run apply =
        new Run.Surroundings()
            .variable("PG_SUPERUSER_PASSWORD", "correct horse")
            .variable("APP_PASSWORD", "correct horse")
            .variable("SUPERUSER", "correct horse")
            .engines(
                (address, options, secrets) ->
                    new HostEngine(SimulatedHost.of(world, secrets), secrets))
            .run("apply", manifest, "--host", "simulated", "--yes");
    assertThat(apply.code()).as(apply.err()).isEqualTo(ExitCode.OK);

    assertThat(imported(SimulatedHost.of(world, Secrets.none()), example))
        .doesNotContain("Not described", "correct horse");
  }

  static List<String> recordings() throws IOException {
    try (Stream<Path> files = Files.list(RECORDINGS)) {
      return files
          .map(f -> f.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    }
  }

  /** The recorded commands run on a simulated host that has qjail and a base system. */
  @ParameterizedTest
  @MethodSource("recordings")
  void holdsForWhatTheRecordedCommandsLeaveBehind(String recording) throws Exception {
    SimulatedHost host = SimulatedHost.of(World.stock(), Secrets.none());
    Run apply =
        on(host).run("apply", "../examples/first-jail/host.yaml", "--host", "simulated", "--yes");
    assertThat(apply.code()).as(apply.err()).isEqualTo(ExitCode.OK);
    JsonNode steps = new JsonMapper().readTree(RECORDINGS.resolve(recording)).path("steps");
    int number = 0;
    for (JsonNode step : steps) {
      List<String> argv = new ArrayList<>();
      step.path("argv").forEach(word -> argv.add(word.asString()));
      if (!argv.isEmpty()) {
        run(host, argv);
      }
      if (++number % 20 == 0) {
        imported(host, recording + " after step " + number);
      }
    }
    imported(host, recording);
  }

  /** The manifest imported from {@code host}, whose plan there is empty. */
  private String imported(Host host, String where) throws IOException {
    Run run = on(host).run("import", "--host", "simulated", "--name", "h");
    assertThat(run.code()).as("%s%n%s%n%s", where, run.err(), run.out()).isEqualTo(ExitCode.OK);
    Path manifest = folder.resolve("imported.yaml");
    Files.writeString(manifest, run.out(), StandardCharsets.UTF_8);
    Run plan =
        on(host).run("plan", manifest.toString(), "--host", "simulated", "--detailed-exitcode");
    assertThat(plan.code())
        .as("%s%n%s%n%s%n%s", where, plan.err(), plan.out(), run.out())
        .isEqualTo(ExitCode.OK);
    assertThat(run.out()).doesNotContain("hunter2");
    return run.out();
  }

  private static Run.Surroundings on(Host host) {
    return new Run.Surroundings()
        .variable("SUPERUSER", "correct horse")
        .engines((address, options, secrets) -> new HostEngine(host, secrets));
  }

  private static void run(Host host, List<String> argv) throws HostUnreachable {
    host.run(Batch.all(List.of(Operation.Run.of(argv))));
  }
}
