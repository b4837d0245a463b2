package org.qjailctl.executors.simulated.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.Place;
import org.qjailctl.executors.simulated.world.World;

/** PostgreSQL 15 on the host itself, which has shared memory; its words are PostgreSQL's own. */
class PostgresqlTest {

  private static final String DATA = "/var/db/postgres/data15";

  private final World world = World.stock();
  private final SimulatedHost host = SimulatedHost.of(world, Secrets.none());

  @BeforeEach
  void install() throws HostUnreachable {
    run("pkg", "install", "-y", "postgresql15-server");
    run("sysrc", "postgresql_enable=YES");
  }

  @Test
  void thePackageBringsTheUserAndItsHome() throws HostUnreachable {
    assertThat(run("id", "postgres").stdout().utf8())
        .isEqualTo("uid=770(postgres) gid=770(postgres) groups=770(postgres)\n");
    assertThat(world.files(Place.HOST).stat("/var/db/postgres").orElseThrow().attributes().uid())
        .isEqualTo(770);
  }

  @Test
  void initdbRefusesRoot() throws HostUnreachable {
    Outcome refused = run("initdb", "-D", DATA);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.stderr().utf8()).startsWith("initdb: error: cannot be run as root\n");
  }

  @Test
  void aNewClusterHasItsVersionItsMethodAndAVerifier() throws HostUnreachable {
    Outcome made = initdb("secret\n");
    assertThat(made.stdout().utf8()).endsWith("pg_ctl -D " + DATA + " -l logfile start\n\n");
    assertThat(text(DATA + "/PG_VERSION")).isEqualTo("15\n");
    assertThat(text(DATA + "/pg_hba.conf"))
        .contains(
            "host    all             all             127.0.0.1/32            scram-sha-256\n");
    assertThat(text(DATA + "/global/catalog"))
        .contains("\"SCRAM-SHA-256$4096:")
        .doesNotContain("secret");
  }

  @Test
  void initdbWantsAPasswordAndAnEmptyDirectory() throws HostUnreachable {
    assertThat(initdb("").stderr().utf8())
        .isEqualTo("initdb: error: password file \"/dev/stdin\" is empty\n");
    initdb("secret\n");
    Outcome again = initdb("secret\n");
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.stderr().utf8())
        .startsWith("initdb: error: directory \"" + DATA + "\" exists but is not empty\n");
  }

  @Test
  void initdbRefusesADirectoryOfAnotherUser() throws HostUnreachable {
    run("mkdir", "-p", "-m", "0700", DATA);
    assertThat(initdb("secret\n").stderr().utf8())
        .isEqualTo(
            "initdb: error: could not access directory \"" + DATA + "\": Permission denied\n");
    run("chown", "postgres:postgres", DATA);
    assertThat(initdb("secret\n").stdout().utf8())
        .contains("fixing permissions on existing directory " + DATA + " ... ok\n");
  }

  @Test
  void theServiceSaysWhatPgCtlSaysAndEndsIn1WhenThatFails() throws HostUnreachable {
    Outcome before = service("start");
    assertThat(before.exit()).isEqualTo(1);
    assertThat(before.stderr().utf8())
        .isEqualTo("pg_ctl: directory \"" + DATA + "\" does not exist\n");
    initdb("secret\n");
    Outcome stopped = service("status");
    assertThat(stopped.exit()).isEqualTo(1);
    assertThat(stopped.stdout().utf8()).isEqualTo("pg_ctl: no server running\n");
    assertThat(service("start").exit()).isZero();
    Outcome running = service("onestatus");
    assertThat(running.exit()).isZero();
    assertThat(running.stdout().utf8())
        .matches(
            "pg_ctl: server is running \\(PID: \\d+\\)\n/usr/local/bin/postgres \"-D\" \""
                + DATA
                + "\"\n");
    assertThat(service("start").stderr().utf8())
        .contains("FATAL:  lock file \"postmaster.pid\" already exists\n");
    assertThat(service("restart").exit()).isZero();
    assertThat(service("stop").exit()).isZero();
    assertThat(service("stop").stderr().utf8())
        .isEqualTo(
            "pg_ctl: PID file \""
                + DATA
                + "/postmaster.pid\" does not exist\nIs server running?\n");
  }

  @Test
  void aServiceThatIsNotEnabledIsNotStartedAndEndsIn0() throws HostUnreachable {
    run("sysrc", "postgresql_enable=NO");
    initdb("secret\n");
    Outcome refused = service("start");
    assertThat(refused.exit()).isZero();
    assertThat(refused.stdout().utf8()).startsWith("Cannot 'start' postgresql.");
    assertThat(run("pg_isready", "-h", "127.0.0.1").exit()).isEqualTo(2);
    assertThat(service("onestart").exit()).isZero();
    assertThat(run("pg_isready", "-h", "127.0.0.1", "-p", "5432").stdout().utf8())
        .isEqualTo("127.0.0.1:5432 - accepting connections\n");
    assertThat(run("pg_isready", "-h", "10.0.2.15").exit()).isEqualTo(2);
  }

  @Test
  void pgCtlAloneTellsAStoppedServerFromAMissingCluster() throws HostUnreachable {
    assertThat(asPostgres("pg_ctl", "-D", DATA, "status").exit()).isEqualTo(4);
    initdb("secret\n");
    assertThat(asPostgres("pg_ctl", "-D", DATA, "status").exit()).isEqualTo(3);
  }

  private Outcome initdb(String stdin) throws HostUnreachable {
    return su(
        List.of("initdb", "-A", "scram-sha-256", "-E", "UTF8", "--pwfile=/dev/stdin", "-D", DATA),
        stdin);
  }

  private Outcome asPostgres(String... argv) throws HostUnreachable {
    return su(List.of(argv), "");
  }

  private Outcome su(List<String> argv, String stdin) throws HostUnreachable {
    List<String> command = new ArrayList<>(List.of("su", "-m", "postgres", "-c"));
    command.add(String.join(" ", argv));
    Operation run = Operation.Run.of(command).reading(Input.text(stdin));
    return host.run(Batch.all(List.of(run))).getFirst();
  }

  private Outcome service(String action) throws HostUnreachable {
    return run("service", "postgresql", action);
  }

  private Outcome run(String... argv) throws HostUnreachable {
    return host.run(Batch.all(List.of(Operation.Run.of(argv)))).getFirst();
  }

  private String text(String path) {
    return world.files(Place.HOST).text(path).orElse("(not there)");
  }
}
