package org.qjailctl.executors.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Become;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.net.Port;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.connection.SshAddress;

/** What people are told when a host cannot be reached, from the real client's real words. */
class UnreachableTest {

  @TempDir static Path folder;
  private static SshServer server;

  @BeforeAll
  static void startServer() throws Exception {
    server = SshServer.start(folder);
    Files.writeString(folder.resolve("no_hosts"), "");
    Files.writeString(
        folder.resolve("wrong_hosts"),
        Files.readString(folder.resolve("known_hosts")).split(" ")[0]
            + " "
            + Files.readString(folder.resolve("other_key.pub")));
  }

  @AfterAll
  static void stopServer() throws Exception {
    server.close();
  }

  private static void assertUnreachable(
      SshAddress address, ConnectionOptions options, String cause, String remedy) {
    try (SshHost host = new SshHost(address, options, Secrets.none())) {
      assertThatThrownBy(() -> host.run(Batch.all(List.of(Run.of("true")))))
          .isInstanceOfSatisfying(
              HostUnreachable.class,
              problem -> {
                assertThat(problem.getMessage()).contains(cause).contains(address.toString());
                assertThat(problem.remedy()).contains(remedy);
              });
    }
  }

  private static SshAddress at(String host, int port) {
    return new SshAddress(Optional.empty(), host, Optional.of(new Port(port)));
  }

  @Test
  void anUnknownHostKey() {
    assertUnreachable(
        server.address(),
        server.options("no_hosts", "user_key"),
        "is not in known_hosts",
        "Log in once with ssh");
  }

  @Test
  void aChangedHostKey() {
    assertUnreachable(
        server.address(),
        server.options("wrong_hosts", "user_key"),
        "is not the one in known_hosts",
        "ssh-keygen -R '[127.0.0.1]:");
  }

  @Test
  void aKeyThatTheHostDoesNotAccept() {
    assertUnreachable(
        server.address(),
        server.options("known_hosts", "other_key"),
        "refused every key",
        "authorized_keys");
  }

  @Test
  void aPortWhereNothingListens() throws Exception {
    assertUnreachable(
        at("127.0.0.1", SshServer.freePort()),
        ConnectionOptions.DEFAULTS,
        "Nothing listens",
        "sshd runs");
  }

  @Test
  void aHostThatDoesNotAnswer() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      assertUnreachable(
          at("127.0.0.1", silent.getLocalPort()),
          ConnectionOptions.DEFAULTS.connectTimeout(Duration.ofSeconds(1)),
          "did not answer in time",
          "--connect-timeout allows more than 1 seconds");
    }
  }

  @Test
  void aNameThatNobodyKnows() {
    assertUnreachable(
        new SshAddress(Optional.empty(), "no-such-host.invalid", Optional.empty()),
        ConnectionOptions.DEFAULTS,
        "is not known",
        "spelling");
  }

  @Test
  void anOptionThatSshDoesNotKnow() {
    assertUnreachable(
        server.address(),
        ConnectionOptions.DEFAULTS.sshOptions(List.of("NoSuchOption=yes")),
        "does not understand its settings",
        "--ssh-option");
  }

  @Test
  void noWayToBecomeRoot() {
    assertUnreachable(
        server.address(),
        server.options().become(Become.DOAS),
        "doas is not installed",
        "pkg install doas");
  }

  @Test
  void aLoginShellThatRunsNothing(@TempDir Path own) throws Exception {
    try (SshServer nologin =
        SshServer.start(own, "ForceCommand echo 'This account is not available.' >&2; exit 1")) {
      assertUnreachable(
          nologin.address(),
          nologin.options(),
          "did not start /bin/sh (exit status 1): This account is not available.",
          "exec /bin/sh -s");
    }
  }

  @Test
  void whatDoasAndSudoSayOfPasswordsAndRules() {
    assertBecome(Become.SUDO, "sudo: a password is required", "asks for a password", "NOPASSWD");
    assertBecome(Become.DOAS, "doas: Authorization required", "asks for a password", "nopass");
    assertBecome(
        Become.DOAS, "doas: Operation not permitted", "does not let this user", "doas.conf");
    assertBecome(
        Become.SUDO, "sudo: eva is not in the sudoers file.", "does not let this user", "sudoers");
    assertBecome(Become.SUDO, "sudo: Command not found.", "is not installed", "pkg install sudo");
  }

  private static void assertBecome(Become become, String said, String cause, String remedy) {
    SshProblem problem =
        new SshProblem(server.address(), ConnectionOptions.DEFAULTS.become(become));
    assertThat(problem.starting(1, said))
        .hasValueSatisfying(
            unreachable -> {
              assertThat(unreachable.getMessage()).contains(cause);
              assertThat(unreachable.remedy()).contains(remedy);
            });
  }

  @Test
  void whatCannotBeTriedHere() {
    SshProblem problem = new SshProblem(server.address(), ConnectionOptions.DEFAULTS);

    assertThat(problem.connecting("ssh: connect to host x port 22: No route to host\r\n"))
        .hasMessageContaining("There is no route to");
    assertThat(problem.starting(127, "exec: /bin/sh: not found"))
        .hasValueSatisfying(
            unreachable -> assertThat(unreachable).hasMessageContaining("no usable /bin/sh"));
    assertThat(problem.starting(255, "client_loop: send disconnect: Broken pipe"))
        .as("the script may have run")
        .isEmpty();
  }
}
