package org.qjailctl.executors.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Become;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Outcome.Status;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.contract.RealHostContract;

/** The contract through a real sshd, and what is particular to connections. */
class SshHostTest {

  @TempDir static Path folder;
  private static SshServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = SshServer.start(folder);
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  private static SshHost connect() {
    return new SshHost(server.address(), server.options(), Secrets.none());
  }

  @Nested
  class OverSsh extends RealHostContract {
    @Override
    protected Host connect(Secrets secrets) {
      return new SshHost(server.address(), server.options(), secrets);
    }
  }

  /** root's shell on FreeBSD up to 13 is csh, which here is tcsh (Debian: tcsh). */
  @Nested
  class WithCshAsLoginShell extends RealHostContract {

    @TempDir static Path cshFolder;
    private static SshServer cshServer;

    @BeforeAll
    static void startServer() throws Exception {
      Path csh = Path.of("/bin/tcsh");
      assertThat(csh).as("tcsh, as a login shell (Debian: apt-get install tcsh)").isExecutable();
      cshServer =
          SshServer.start(cshFolder, "ForceCommand exec " + csh + " -c \"$SSH_ORIGINAL_COMMAND\"");
    }

    @AfterAll
    static void stopServer() throws Exception {
      cshServer.close();
    }

    @Override
    protected Host connect(Secrets secrets) {
      return new SshHost(cshServer.address(), cshServer.options(), secrets);
    }
  }

  /** As sudo(8) with env_reset: nothing of the environment comes through. */
  @Test
  void theConnectionIsKnownBehindSudo(@TempDir Path own) throws Exception {
    Path sudo = own.resolve("sudo");
    Files.writeString(sudo, "#!/bin/sh\nshift\nexec /usr/bin/env -i \"$@\"\n");
    assertThat(sudo.toFile().setExecutable(true)).isTrue();
    for (String shell : List.of("sh", "tcsh")) {
      try (SshServer strict =
              SshServer.start(
                  Files.createDirectory(own.resolve("for-" + shell)),
                  "SetEnv PATH=" + own + ":/usr/bin:/bin",
                  "ForceCommand exec /bin/" + shell + " -c \"$SSH_ORIGINAL_COMMAND\"");
          SshHost host =
              new SshHost(strict.address(), strict.options().become(Become.SUDO), Secrets.none())) {
        Outcome outcome =
            host.run(Batch.all(List.of(Run.of("printenv", "SSH_CONNECTION")))).getFirst();

        assertThat(outcome.stdout().utf8())
            .as(outcome.toString())
            .matches(
                "127\\.0\\.0\\.1 [0-9]+ 127\\.0\\.0\\.1 " + strict.address().port().get() + "\n");
      }
    }
  }

  @Test
  void allBatchesShareOneLogin() throws Exception {
    long before = server.logins();
    try (SshHost host = connect()) {
      for (int i = 0; i < 3; i++) {
        assertThat(host.run(Batch.all(List.of(Run.of("true")))).get(0).exit()).isZero();
      }
    }

    assertThat(server.logins() - before).isEqualTo(1);
  }

  @Test
  void batchesMayRunSideBySide() throws Exception {
    try (SshHost host = connect()) {
      List<CompletableFuture<String>> runs =
          List.of("one", "two", "three", "four").stream()
              .map(word -> CompletableFuture.supplyAsync(() -> echo(host, word)))
              .toList();

      assertThat(runs.stream().map(CompletableFuture::join))
          .containsExactly("one\n", "two\n", "three\n", "four\n");
    }
  }

  private static String echo(Host host, String word) {
    try {
      return host.run(Batch.all(List.of(Run.of("echo", word)))).get(0).stdout().utf8();
    } catch (HostUnreachable e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  @Test
  void theControlFolderIsPrivateAndGoneAfterwards() throws Exception {
    SshHost host = connect();
    host.run(new Batch(List.of()));
    Path socket = host.controlSocket();

    assertThat(socket).exists();
    assertThat(Files.getPosixFilePermissions(socket.resolveSibling(".")))
        .extracting(Enum::name)
        .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE", "OWNER_EXECUTE");

    host.close();

    assertThat(socket.resolveSibling(".")).doesNotExist();
  }

  @Test
  void anSshThatIsKilledLosesWhatIsInFlightAndLeavesNothingOnTheHost() throws Exception {
    Path pid = folder.resolve("pid");
    Path canary = folder.resolve("canary");
    Batch batch =
        Batch.all(
            List.of(
                Run.of("true"),
                Run.of(
                    "sh",
                    "-c",
                    "echo $$ >\"$1.new\"; mv \"$1.new\" \"$1\"; sleep 600; true",
                    "sh",
                    pid.toString()),
                Run.of("touch", canary.toString())));
    try (SshHost host = connect()) {
      CompletableFuture<List<Outcome>> outcomes =
          CompletableFuture.supplyAsync(() -> run(host, batch));
      while (!Files.exists(pid)) {
        Thread.onSpinWait();
      }
      ProcessHandle operation =
          ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())).orElseThrow();
      List<ProcessHandle> below = operation.descendants().toList();

      ProcessHandle.current()
          .descendants()
          .filter(process -> isClientOf(process, host))
          .forEach(ProcessHandle::destroyForcibly);

      assertThat(outcomes.get(20, TimeUnit.SECONDS))
          .extracting(Outcome::status)
          .containsExactly(Status.FINISHED, Status.LOST, Status.LOST);
      operation.onExit().get(20, TimeUnit.SECONDS);
      for (ProcessHandle process : below) {
        process.onExit().get(20, TimeUnit.SECONDS);
      }
      assertThat(canary).doesNotExist();
    }
  }

  private static boolean isClientOf(ProcessHandle process, SshHost host) {
    return process
        .info()
        .arguments()
        .map(
            arguments ->
                List.of(arguments).contains("ControlPath=\"" + host.controlSocket() + "\""))
        .orElse(false);
  }

  private static List<Outcome> run(Host host, Batch batch) {
    try {
      return host.run(batch);
    } catch (HostUnreachable e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  @Test
  void aConnectionThatBrokeIsMadeAnew() throws Exception {
    try (SshHost host = connect()) {
      host.run(new Batch(List.of()));
      Process exit =
          new ProcessBuilder("ssh", "-O", "exit", "-o", "ControlPath=" + host.controlSocket(), "x")
              .start();
      assertThat(exit.waitFor()).isZero();

      assertThat(host.run(Batch.all(List.of(Run.of("true")))).get(0).exit()).isZero();
    }
  }
}
