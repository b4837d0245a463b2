package org.qjailctl.executors.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.SecretName;

/** The administrator's way from a fresh host to PostgreSQL in a jail, every command by hand. */
class SeedStoryTest {

  private static final String PASSWORD = "correct horse battery staple";
  private static final String DATA = "/var/db/postgres/data15";

  @TempDir Path folder;

  private SimulatedHost host() {
    return SimulatedHost.persisted(folder.resolve("host.json"), name -> PASSWORD);
  }

  @Test
  void postgresqlComesToRunInAJailOnceTheJailHasSysvipc() throws IOException, HostUnreachable {
    good(
        run("pkg", "install", "-y", "qjail"),
        run(
            "sysrc",
            "cloned_interfaces=lo1",
            "ifconfig_lo1_alias0=inet 192.168.1.0-9",
            "qjail_enable=YES"),
        run("service", "netif", "cloneup"));
    good(
        run(
            "fetch",
            "-o",
            "/root/base.txz",
            "https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz"),
        run("qjail", "install", "-f", "/root"),
        run("qjail", "create", "-n", "lo1", "-4", "192.168.1.3", "postgres"),
        run("qjail", "start", "postgres"),
        run("jexec", "postgres", "pkg", "bootstrap", "-y"),
        run("jexec", "postgres", "pkg", "install", "-y", "postgresql15-server"),
        run("jexec", "postgres", "service", "postgresql", "enable"));

    // Another process finds the host as the first one left it.
    Outcome refused = one(initdb());
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.stdout().utf8()).endsWith("running bootstrap script ... ");
    assertThat(refused.stderr().utf8())
        .contains("FATAL:  could not create shared memory segment: Function not implemented\n")
        .contains("DETAIL:  Failed system call was shmget(key=")
        .contains(", size=56, 03600).\nchild process exited with exit code 1\n")
        .endsWith("initdb: removing data directory \"" + DATA + "\"\n");
    assertThat(one(run("jexec", "postgres", "ls", DATA)).exit()).isEqualTo(1);

    good(
        run("qjail", "stop", "postgres"),
        run("qjail", "config", "-y", "postgres"),
        run("qjail", "start", "postgres"));
    assertThat(one(initdb()).stdout().utf8())
        .contains("Success. You can now start the database server using:");
    assertThat(one(ready()).exit()).isEqualTo(2);
    good(run("jexec", "postgres", "service", "postgresql", "start"));
    Outcome accepting = one(ready());
    assertThat(accepting.stdout().utf8()).isEqualTo("192.168.1.3:5432 - accepting connections\n");
    assertThat(accepting.exit()).isZero();
    assertThat(one(run("sockstat", "-4lq", "-p", "5432")).stdout().utf8())
        .startsWith("postgres postgres   ")
        .endsWith(" 6  tcp4   192.168.1.3:5432      *:*\n");

    // It comes back with the jail, for it is enabled there.
    good(run("qjail", "restart", "postgres"));
    assertThat(one(ready()).exit()).isZero();
    good(run("qjail", "stop", "postgres"));
    assertThat(one(run("sockstat", "-4lq", "-p", "5432")).stdout().utf8()).isEmpty();
    assertThat(Files.readString(folder.resolve("host.json")))
        .contains("SCRAM-SHA-256$4096:")
        .doesNotContain(PASSWORD);
  }

  private static Operation run(String... argv) {
    return Operation.Run.of(argv);
  }

  private static Operation ready() {
    return Operation.Run.of("jexec", "postgres", "pg_isready", "-h", "192.168.1.3", "-p", "5432");
  }

  private static Operation initdb() {
    return Operation.Run.of(
            "jexec",
            "-l",
            "-U",
            "postgres",
            "postgres",
            "initdb",
            "-A",
            "scram-sha-256",
            "-E",
            "UTF8",
            "--pwfile=/dev/stdin",
            "-D",
            DATA)
        .reading(new Input.Secret(new SecretName("pg-superuser")));
  }

  private Outcome one(Operation operation) throws HostUnreachable {
    return host().run(Batch.all(List.of(operation))).getFirst();
  }

  private void good(Operation... operations) throws HostUnreachable {
    List<Outcome> outcomes = host().run(Batch.all(List.of(operations)));
    for (int i = 0; i < operations.length; i++) {
      assertThat(outcomes.get(i).exit())
          .as("%s: %s", operations[i], outcomes.get(i).stderr().utf8())
          .isZero();
    }
  }
}
