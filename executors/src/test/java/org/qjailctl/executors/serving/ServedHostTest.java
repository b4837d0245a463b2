package org.qjailctl.executors.serving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.connection.ListenAddress;
import org.qjailctl.executors.contract.HostContract;
import org.qjailctl.executors.local.LocalHost;
import org.qjailctl.executors.posix.LockScript;
import org.qjailctl.executors.posix.Marks;
import org.qjailctl.executors.simulated.SimulatedHost;
import org.qjailctl.executors.simulated.world.World;
import org.qjailctl.executors.ssh.SshHost;

/** A simulated host behind a real sshd, and its clients, who take it for any other. */
class ServedHostTest {

  @TempDir static Path folder;
  private static ServedHost served;

  @BeforeAll
  static void serve() throws Exception {
    served = ServedHost.start(folder.resolve("db1.json"), freePort());
  }

  @AfterAll
  static void end() {
    served.close();
    served.close();
  }

  private static ListenAddress freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return ListenAddress.parse(String.valueOf(socket.getLocalPort())).orThrow();
    }
  }

  private static ConnectionOptions options() {
    List<String> options = new ArrayList<>(served.sshOptions());
    options.addAll(List.of("GlobalKnownHostsFile=/dev/null", "IdentityAgent=none"));
    return ConnectionOptions.DEFAULTS.sshOptions(options);
  }

  private static SshHost connect(Secrets secrets) {
    return new SshHost(served.address(), options(), secrets);
  }

  @Nested
  class OverSsh extends HostContract {
    @Override
    protected Host connect(Secrets secrets) {
      return ServedHostTest.connect(secrets);
    }
  }

  @Nested
  class AsTheShellOfALocalHost extends HostContract {

    private static final SessionDoor DOOR =
        SessionDoor.open(SimulatedHost.of(World.stock(), Secrets.none()));

    @AfterAll
    static void closeDoor() {
      DOOR.close();
    }

    @Override
    protected Host connect(Secrets secrets) {
      return new LocalHost(DOOR.shell(), ConnectionOptions.DEFAULTS, secrets);
    }
  }

  @Test
  void itIsTheHostThatTheFileKeeps() throws Exception {
    Batch makes = Batch.all(List.of(Run.of("mkdir", "/root/kept")));
    Batch finds = Batch.all(List.of(Run.of("ls", "/root/kept")));
    try (Host overSsh = connect(Secrets.none());
        Host direct = SimulatedHost.persisted(folder.resolve("db1.json"), Secrets.none())) {
      assertThat(overSsh.run(makes).get(0).exit()).isZero();
      assertThat(direct.run(finds).get(0).exit()).isZero();
    }
  }

  @Test
  void batchesMayRunSideBySide() throws Exception {
    try (SshHost host = connect(Secrets.none())) {
      List<CompletableFuture<Integer>> runs =
          List.of("a", "b", "c", "d", "e", "f").stream()
              .map(name -> CompletableFuture.supplyAsync(() -> made(host, "/tmp/side-" + name)))
              .toList();
      assertThat(runs.stream().map(CompletableFuture::join)).containsOnly(0);
      List<Outcome> listed = host.run(Batch.all(List.of(Run.of("ls", "/tmp"))));
      assertThat(listed.get(0).stdout().utf8().lines())
          .contains("side-a", "side-b", "side-c", "side-d", "side-e", "side-f");
    }
  }

  private static int made(Host host, String path) {
    try {
      return host.run(Batch.all(List.of(Run.of("mkdir", path)))).get(0).exit();
    } catch (HostUnreachable e) {
      throw new AssertionError(e.getMessage(), e);
    }
  }

  @Test
  void aHolderThatIsKilledHoldsTheLockNoLonger() throws Exception {
    Process holder = ssh("exec /bin/sh -s");
    holder
        .getOutputStream()
        .write(new LockScript(Marks.fresh()).render(HostLock.of("anna@laptop")));
    holder.getOutputStream().flush();
    try (BufferedReader said = holder.inputReader();
        SshHost other = connect(Secrets.none())) {
      assertThat(said.readLine()).endsWith(" held");
      assertThat(other.lock(HostLock.of("bob@desk")))
          .isInstanceOfSatisfying(
              LockAttempt.Busy.class,
              busy ->
                  assertThat(busy.holder())
                      .startsWith("anna@laptop since ")
                      .doesNotContain("process"));

      holder.destroyForcibly();

      LockAttempt attempt = other.lock(HostLock.of("bob@desk"));
      while (attempt instanceof LockAttempt.Busy) {
        attempt = other.lock(HostLock.of("bob@desk"));
      }
      ((LockAttempt.Got) attempt).lock().close();
    }
  }

  @Test
  void whoWantsAShellIsToldWhatThisIs() throws Exception {
    for (String[] command : new String[][] {{}, {"uname -a"}, {"exec /bin/sh -s; reboot"}}) {
      Process ssh = ssh(command);
      ssh.getOutputStream().close();
      String said = new String(ssh.getErrorStream().readAllBytes(), UTF_8);

      assertThat(ssh.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(ssh.exitValue()).as(said).isEqualTo(69);
      assertThat(said)
          .contains("a simulated FreeBSD host (simulated:" + folder.resolve("db1.json") + ")")
          .contains("It has no shell to log in to");
    }
  }

  @Test
  void aScriptOfSomebodyElseIsNotRun() throws Exception {
    Process ssh = ssh("exec /bin/sh -s");
    Path canary = folder.resolve("canary");
    ssh.getOutputStream().write(("touch '" + canary + "'\n").getBytes(UTF_8));
    ssh.getOutputStream().close();
    String said = new String(ssh.getErrorStream().readAllBytes(), UTF_8);

    assertThat(ssh.waitFor()).isEqualTo(69);
    assertThat(said).contains("understands the scripts of its own version of qjailctl alone");
    assertThat(canary).doesNotExist();
  }

  @Test
  void nobodyBecomesRootByPackagesThatAreNotThere() {
    try (SshHost host =
        new SshHost(served.address(), options().become(Become.DOAS), Secrets.none())) {
      assertThatThrownBy(() -> host.run(new Batch(List.of())))
          .isInstanceOf(HostUnreachable.class)
          .hasMessageContaining("doas is not installed on " + served.address());
    }
  }

  @Test
  void itsKeysStayAndAreNobodyElses() throws Exception {
    Path keys = served.folder();
    String known = Files.readString(keys.resolve("known_hosts"));
    assertThat(keys).isEqualTo(folder.toAbsolutePath().resolve("db1.json.ssh"));
    assertThat(Files.getPosixFilePermissions(keys))
        .extracting(Enum::name)
        .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE", "OWNER_EXECUTE");

    ListenAddress other = freePort();
    try (ServedHost again = ServedHost.start(folder.resolve("db1.json"), other)) {
      assertThat(again.address().port()).contains(other.port());
      assertThat(Files.readString(keys.resolve("known_hosts")).split(" ")[2])
          .isEqualTo(known.split(" ")[2]);
    } finally {
      Files.writeString(keys.resolve("known_hosts"), known);
    }
  }

  @Test
  void aPortThatIsTakenIsSaidToBe() throws Exception {
    ListenAddress taken =
        ListenAddress.parse(String.valueOf(served.address().port().orElseThrow())).orThrow();
    assertThatThrownBy(() -> ServedHost.start(folder.resolve("db2.json"), taken))
        .isInstanceOfSatisfying(
            HostUnreachable.class,
            problem -> {
              assertThat(problem)
                  .hasMessageContaining("does not listen on " + taken)
                  .hasMessageEndingWith("Address already in use.");
              assertThat(problem.remedy()).contains("--listen");
            });
  }

  @Test
  void aFileThatCannotBeUsedIsSaidBeforeAnybodyConnects() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{");
    ListenAddress at = freePort();
    assertThatThrownBy(() -> ServedHost.start(broken, at)).isInstanceOf(HostUnreachable.class);
    assertThatThrownBy(() -> ServedHost.start(folder.resolve("gone/db.json"), at))
        .isInstanceOf(HostUnreachable.class)
        .hasMessageContaining("folder does not exist");
  }

  /** A client that is no qjailctl. */
  private static Process ssh(String... command) throws IOException {
    List<String> argv = new ArrayList<>(List.of("ssh", "-F", "/dev/null", "-o", "BatchMode=yes"));
    options().sshOptions().forEach(option -> argv.addAll(List.of("-o", option)));
    argv.addAll(List.of("-p", served.address().port().orElseThrow().toString()));
    argv.add(served.address().user().map(user -> user + "@").orElse("") + "127.0.0.1");
    argv.addAll(List.of(command));
    Optional<String> home = Optional.ofNullable(System.getenv("HOME"));
    assertThat(home).as("ssh wants a HOME").isPresent();
    return new ProcessBuilder(argv).start();
  }
}
