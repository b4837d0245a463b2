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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.local.LocalHost;
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

/**
 * A scratch root with Debian's PostgreSQL 15 in it, whose operations sh(1) carries out as the user
 * postgres. The host around the jail is the simulated one.
 */
final class ScratchJail {

  private final Path root;
  private final int port;
  private final Host host;
  private final Map<SecretName, String> values = new HashMap<>();

  private final Secrets secrets =
      new Secrets() {
        @Override
        public String valueOf(SecretName name) {
          return find(name).orElseThrow();
        }

        @Override
        public Optional<String> find(SecretName name) {
          return Optional.ofNullable(values.get(name));
        }
      };

  ScratchJail() throws Exception {
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
            new LocalHost(shell, ConnectionOptions.DEFAULTS, secrets));
  }

  void close() throws Exception {
    if (Files.exists(data().resolve("postmaster.pid"))) {
      asPostgres(
          JailStandIns.POSTGRESQL + "/pg_ctl", "-D", data().toString(), "-m", "immediate", "stop");
    }
    host.close();
    command("rm", "-rf", root.toString());
  }

  Path root() {
    return root;
  }

  Host host() {
    return host;
  }

  /** Sets a secret's value; a secret without one is not at hand. */
  void secret(String name, String value) {
    values.put(new SecretName(name), value);
  }

  void forget(String name) {
    values.remove(new SecretName(name));
  }

  RunReport run(Plan plan) {
    return PlanRunner.run(plan, host, RunOptions.plain().secrets(secrets), RunListener.silent());
  }

  /** Carries the plan out, every step of it. */
  void carryOut(Plan plan) {
    assertThat(plan.refused()).as("%s", plan.problems()).isFalse();
    RunReport report = run(plan);
    assertThat(report.entries())
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.result()).isInstanceOf(StepResult.Done.class));
  }

  Path data() {
    return root.resolve("var/db/postgres/data15");
  }

  Plan plan(Manifest manifest) throws HostUnreachable {
    Probe probe = Probe.of(PlanQuestions.of(manifest), secrets);
    return Planner.plan(manifest, probe.read(host.run(probe.batch())));
  }

  Manifest manifest(String settings) throws IOException {
    return read(manifestText(settings));
  }

  /** The same, with more secrets. */
  Manifest manifest(String settings, String secretsToo) throws IOException {
    return read(manifestText(settings).stripTrailing() + "\n" + secretsToo);
  }

  Manifest read(String text) {
    ReadResult read = ManifestReader.read("host.yaml", text.getBytes(UTF_8), root);
    assertThat(read).as(read.toString()).isInstanceOf(ReadResult.Valid.class);
    return ((ReadResult.Valid) read).manifest();
  }

  /** The example, with a data directory, a socket and a port that are this test's own. */
  String manifestText(String settings) throws IOException {
    String example = Files.readString(Path.of("../examples/postgresql/host.yaml"));
    String own =
        """
                password: { secret: pg-superuser }
                data-directory: %s
                settings:
                  port: "%d"
                  unix_socket_directories: %s
                  fsync: "off"
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

  List<Path> filesHolding(String text) throws Exception {
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

  void script(String name, String text) throws IOException {
    Path file =
        Files.writeString(
            root.resolve("tools").resolve(name), text.replace("ROOT", root.toString()));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** What a program said, standard error included. */
  record Said(int exit, String output) {}

  Said psql(String password, String query) throws Exception {
    return psql("postgres", password, "postgres", query);
  }

  Said psql(String role, String password, String database, String query) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            JailStandIns.POSTGRESQL + "/psql",
            "-XAtw",
            "-h",
            "127.0.0.1",
            "-p",
            Integer.toString(port),
            "-U",
            role,
            "-d",
            "dbname='" + database.replace("'", "\\'") + "'",
            "-c",
            query);
    builder.environment().put("PGPASSWORD", password);
    return said(builder);
  }

  static void asPostgres(String... command) throws Exception {
    List<String> words =
        new ArrayList<>(
            List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    words.addAll(List.of(command));
    command(words.toArray(String[]::new));
  }

  static void command(String... words) throws Exception {
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
