package org.qjailctl.cli.postgresql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.core.plan.ProvisionStep;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.local.LocalHost;
import org.qjailctl.executors.probe.Probe;
import org.qjailctl.executors.run.PlanRunner;
import org.qjailctl.executors.run.RunListener;
import org.qjailctl.executors.run.RunReport;
import org.qjailctl.executors.run.StepResult;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.planner.PlanScope;
import org.qjailctl.planner.Planner;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/**
 * The PostgreSQL example's steps inside the jail, carried out by sh(1) with Debian's PostgreSQL 15
 * as its user postgres. The host around the jail is the simulated one.
 */
class RealPostgresqlTest {

  private static final String PASSWORD = "correct 'horse' $(battery)";

  private final List<String> programs = new ArrayList<>();
  private Path root = Path.of("/");
  private int port;
  private Host host = SimulatedHost.of(World.stock(), Secrets.none());

  @BeforeEach
  void layOut() throws Exception {
    assertThat(JailStandIns.POSTGRESQL.resolve("initdb"))
        .as("PostgreSQL 15 (Debian: apt-get install postgresql-15)")
        .isExecutable();
    root = Files.createTempDirectory(Path.of("/tmp"), "qjtest-pg-");
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    JailStandIns.layOut(root);
    command("chown", "-R", "postgres:postgres", root.toString());
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    // The first PATH that the script sets is this machine's: the tools of the jail come before.
    List<String> shell =
        List.of(
            "bash",
            "-c",
            "exec setpriv --reuid=postgres --regid=postgres --clear-groups bash --posix -s"
                + " < <( (sed -u 's#^PATH=#PATH="
                + root
                + "/tools:#' <&0 &) )");
    host =
        new HostAroundJail(
            SimulatedHost.of(World.stock(), Secrets.none()),
            new LocalHost(shell, ConnectionOptions.DEFAULTS, name -> PASSWORD));
  }

  @AfterEach
  void stopServer() throws Exception {
    if (Files.exists(data().resolve("postmaster.pid"))) {
      asPostgres(
          JailStandIns.POSTGRESQL + "/pg_ctl", "-D", data().toString(), "-m", "immediate", "stop");
    }
    host.close();
    command("rm", "-rf", root.toString());
  }

  @Test
  void theExampleGivesAServerThatTakesThePasswordAndNoOther() throws Exception {
    Plan first = plan(manifest(""));

    assertDone(PlanRunner.run(first, host, RunListener.silent()));

    assertThat(psql(PASSWORD, "SHOW server_encoding").output()).isEqualTo("UTF8");
    assertThat(
            psql(PASSWORD, "SELECT rolpassword FROM pg_authid WHERE rolname = 'postgres'").output())
        .startsWith("SCRAM-SHA-256$");
    Said refused = psql("wrong", "SELECT 1");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.output()).contains("password authentication failed");
    assertThat(plan(manifest("")).steps()).as("what a second apply does").isEmpty();
    assertThat(filesHolding(PASSWORD)).as("files that hold the password").isEmpty();
  }

  @Test
  void aSettingThatChangesRestartsTheServerOnce() throws Exception {
    assertDone(PlanRunner.run(plan(manifest("")), host, RunListener.silent()));
    String change = "          work_mem: 9MB\n";

    Plan changed = plan(manifest(change));

    assertThat(changed.steps())
        .extracting(step -> step.id().verb())
        .containsExactly("write qjailctl.conf", "restart");
    assertDone(PlanRunner.run(changed, host, RunListener.silent()));
    assertThat(psql(PASSWORD, "SHOW work_mem").output()).isEqualTo("9MB");
    assertThat(plan(manifest(change)).steps()).isEmpty();
  }

  @Test
  void aKillInsideInitdbAndOneBehindItConverge() throws Exception {
    // The real initdb, killed as soon as PG_VERSION is there: long before it is done.
    script(
        "initdb",
        """
        #!/bin/bash
        exec 3<&0
        ROOT/real-initdb "$@" <&3 &
        for word in "$@"; do data=$word; done
        until [ -e "$data/PG_VERSION" ]; do kill -0 $! || exit 1; done
        kill -KILL $!
        exit 137
        """);
    Files.createSymbolicLink(
        root.resolve("real-initdb"), JailStandIns.POSTGRESQL.resolve("initdb"));
    RunReport killed = PlanRunner.run(plan(manifest("")), host, RunListener.silent());
    assertThat(killed.succeeded()).isFalse();
    assertThat(Path.of(data() + ".qjailctl-initdb", "PG_VERSION")).exists();
    assertThat(data().resolve("PG_VERSION")).doesNotExist();

    Files.delete(root.resolve("tools/initdb"));
    Plan again = plan(manifest(""));
    List<PlannedStep> untilInitdb =
        again.steps().stream()
            .takeWhile(step -> !step.id().verb().startsWith("write"))
            .filter(step -> !(step.step() instanceof ProvisionStep.StartService))
            .toList();
    assertThat(untilInitdb.getLast().step()).isInstanceOf(ProvisionStep.InitialiseCluster.class);
    assertDone(
        PlanRunner.run(
            new Plan(again.hostName(), again.changes(), untilInitdb, List.of()),
            host,
            RunListener.silent()));

    Plan rest = plan(manifest(""));
    assertThat(rest.steps())
        .extracting(PlannedStep::step)
        .noneMatch(ProvisionStep.InitialiseCluster.class::isInstance);
    assertDone(PlanRunner.run(rest, host, RunListener.silent()));
    assertThat(psql(PASSWORD, "SELECT 1").output()).isEqualTo("1");
    assertThat(plan(manifest("")).steps()).isEmpty();
    assertThat(Path.of(data() + ".qjailctl-initdb")).doesNotExist();
  }

  @Test
  void thePasswordIsInNoProcesssArgumentsNorItsEnvironment() throws Exception {
    Path seen = root.resolve("seen");
    script(
        "initdb",
        "#!/bin/sh\ncat /proc/[0-9]*/cmdline /proc/[0-9]*/environ >ROOT/seen 2>/dev/null\nexec "
            + JailStandIns.POSTGRESQL
            + "/initdb \"$@\"\n");

    assertDone(PlanRunner.run(plan(manifest("")), host, RunListener.silent()));

    assertThat(Files.readString(seen, java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("--pwfile=/dev/stdin")
        .doesNotContain("horse");
  }

  @Test
  void aClusterOfAnotherVersionIsRefusedAndKept() throws Exception {
    Files.createDirectories(data());
    Files.writeString(data().resolve("PG_VERSION"), "14\n");
    command("chown", "-R", "postgres:postgres", data().toString());
    givenTheJailRuns();

    Plan plan = plan(manifest(""));

    assertThat(plan.refused()).isTrue();
    assertThat(plan.problems())
        .anySatisfy(
            problem ->
                assertThat(problem.detail()).contains("a cluster of PostgreSQL 14").contains("15"));
    assertThat(data().resolve("PG_VERSION")).hasContent("14");
  }

  private void givenTheJailRuns() throws Exception {
    Manifest bare = read(manifestText("").replaceAll("(?s)    provision:.*secrets:", "secrets:"));
    assertDone(PlanRunner.run(plan(bare), host, RunListener.silent()));
  }

  private Path data() {
    return root.resolve("var/db/postgres/data15");
  }

  private Plan plan(Manifest manifest) throws HostUnreachable {
    Probe probe = Probe.of(PlanScope.of(manifest));
    return Planner.plan(manifest, probe.read(host.run(probe.batch())));
  }

  private static void assertDone(RunReport report) {
    assertThat(report.entries())
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.result()).isInstanceOf(StepResult.Done.class));
  }

  private Manifest manifest(String settings) throws IOException {
    return read(manifestText(settings));
  }

  private Manifest read(String text) {
    ReadResult read = ManifestReader.read("host.yaml", text.getBytes(UTF_8), root);
    assertThat(read).as(read.toString()).isInstanceOf(ReadResult.Valid.class);
    return ((ReadResult.Valid) read).manifest();
  }

  /** The example, with a data directory, a socket and a port that are this test's own. */
  private String manifestText(String settings) throws IOException {
    String example = Files.readString(Path.of("../examples/postgresql/host.yaml"));
    String own =
        """
                password: { secret: pg-superuser }
                data-directory: %s
                settings:
                  port: "%d"
                  unix_socket_directories: %s
        """
            .formatted(data(), port, root)
            .indent(0);
    String jails = example.replaceAll("(?s)\nflavors:.*?\njails:", "\njails:");
    String text =
        jails
            .replaceAll("(?s)\npf:.*?\nsecrets:", "\nsecrets:")
            .replace("        password: { secret: pg-superuser }\n", own + settings);
    assertThat(text).contains("unix_socket_directories");
    return text;
  }

  private List<Path> filesHolding(String text) throws Exception {
    List<Path> holding = new ArrayList<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (new String(Files.readAllBytes(file), UTF_8).contains(text)) {
          holding.add(file);
        }
      }
    }
    return holding;
  }

  private void script(String name, String text) throws IOException {
    Path file =
        Files.writeString(
            root.resolve("tools").resolve(name), text.replace("ROOT", root.toString()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    programs.add(name);
  }

  /** What a program said, standard error included. */
  private record Said(int exit, String output) {}

  private Said psql(String password, String query) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            JailStandIns.POSTGRESQL + "/psql",
            "-XAtw",
            "-h",
            "127.0.0.1",
            "-p",
            Integer.toString(port),
            "-U",
            "postgres",
            "-c",
            query);
    builder.environment().put("PGPASSWORD", password);
    return said(builder);
  }

  private static void asPostgres(String... command) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    words.addAll(List.of(command));
    command(words.toArray(String[]::new));
  }

  private static void command(String... words) throws Exception {
    Said said = said(new ProcessBuilder(words));
    assertThat(said.exit()).as(said.output()).isZero();
  }

  private static Said said(ProcessBuilder builder) throws Exception {
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    return new Said(process.waitFor(), output);
  }
}
