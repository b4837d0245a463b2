package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Input;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.SecretName;
import org.qjailctl.executors.simulated.SimulatedHost;

/** The administrator's mistake, and its remedy: PostgreSQL in a jail without allow.sysvipc. */
class SeedStoryTest {

  private static final String PASSWORD = "correct horse battery staple";

  @TempDir Path folder;

  @Test
  void withoutSysvipcInitdbFailsAndTheParameterIsOneStopOneConfigureOneStart() throws Exception {
    Path example = Path.of("..", "examples", "postgresql");
    String whole = Files.readString(example.resolve("host.yaml"));
    Path manifest = folder.resolve("host.yaml");
    Files.createDirectories(folder.resolve("files"));
    Files.copy(example.resolve("files/FreeBSD.conf"), folder.resolve("files/FreeBSD.conf"));

    Files.writeString(manifest, withoutPostgresql(whole));
    assertThat(run("apply", manifest.toString(), "--host", host(), "--yes").code())
        .isEqualTo(ExitCode.OK);

    Outcome initdb = byHand();
    assertThat(initdb.exit()).isNotZero();
    assertThat(initdb.stderr().utf8())
        .contains("could not create shared memory segment: Function not implemented")
        .contains("Failed system call was shmget");

    Files.writeString(manifest, whole);
    Run plan = run("plan", manifest.toString(), "--host", host(), "--commands");
    assertThat(plan.out()).contains("Restarts: postgres.");
    List<String> qjail =
        plan.out().lines().map(String::strip).filter(l -> l.startsWith("qjail ")).toList();
    assertThat(qjail)
        .containsExactly("qjail stop postgres", "qjail config -y postgres", "qjail start postgres");

    Run apply = run("apply", manifest.toString(), "--host", host(), "--yes");
    assertThat(apply.code()).as(apply.out() + apply.err()).isEqualTo(ExitCode.OK);
    assertThat(run("plan", manifest.toString(), "--host", host()).out()).contains("No changes.");
  }

  @Test
  void theManifestWithTheMistakeIsRefusedBeforeTheHostIsTouched() throws IOException {
    Path example = Path.of("..", "examples", "postgresql");
    Path manifest = folder.resolve("host.yaml");
    Files.createDirectories(folder.resolve("files"));
    Files.copy(example.resolve("files/FreeBSD.conf"), folder.resolve("files/FreeBSD.conf"));
    Files.writeString(
        manifest,
        Files.readString(example.resolve("host.yaml"))
            .replaceAll("(?m)^    parameters:\\R.*allow.sysvipc.*\\R", ""));

    Run run = run("apply", manifest.toString(), "--host", host(), "--yes");

    assertThat(run.code().status()).isEqualTo(65);
    assertThat(run.err()).contains("allow.sysvipc");
    assertThat(folder.resolve("host.json")).doesNotExist();
  }

  /**
   * The jail as the administrator first made it: no parameter, and PostgreSQL installed by hand.
   */
  private static String withoutPostgresql(String manifest) {
    return manifest
        .replaceAll("(?m)^    parameters:\\R.*allow.sysvipc.*\\R", "")
        .replaceAll("(?ms)^    provision:\\R.*?\\R(?=\\R)", "");
  }

  private Outcome byHand() throws HostUnreachable {
    try (Host host = SimulatedHost.persisted(folder.resolve("host.json"), name -> PASSWORD)) {
      List<Outcome> outcomes =
          host.run(
              Batch.upToFailure(
                  List.of(
                      Operation.Run.of("jexec", "-l", "postgres", "pkg", "bootstrap", "-y"),
                      Operation.Run.of(
                          "jexec", "-l", "postgres", "pkg", "install", "-y", "postgresql15-server"),
                      Operation.Run.of(
                          "jexec",
                          "-l",
                          "postgres",
                          "install",
                          "-d",
                          "-o",
                          "postgres",
                          "-g",
                          "postgres",
                          "-m",
                          "0700",
                          "/var/db/postgres/data15"),
                      Operation.Run.of(
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
                              "/var/db/postgres/data15")
                          .reading(new Input.Secret(new SecretName("pg-superuser"))))));
      return outcomes.getLast();
    }
  }

  private String host() {
    return "simulated:" + folder.resolve("host.json");
  }

  private static Run run(String... args) {
    return new Run.Surroundings()
        .variable("PG_SUPERUSER_PASSWORD", PASSWORD)
        .engines(new HostEngines())
        .run(args);
  }
}
