package org.qjailctl.executors.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.net.Port;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.connection.SshAddress;

/** A real sshd of this machine on a free loopback port, with keys of its own. */
final class SshServer implements AutoCloseable {

  private static final Path SSHD = Path.of("/usr/sbin/sshd");

  private final Path folder;
  private final int port;
  private final Process sshd;

  private SshServer(Path folder, int port, Process sshd) {
    this.folder = folder;
    this.port = port;
    this.sshd = sshd;
  }

  /**
   * Starts one whose settings are below {@code folder}; the current user may log in with a key
   * there.
   *
   * @param settings further lines of sshd_config(5)
   */
  static SshServer start(Path folder, String... settings) throws Exception {
    assertThat(SSHD)
        .as(
            "OpenSSH's server, which these tests log in to (Debian: apt-get install openssh-server)")
        .isExecutable();
    if ("root".equals(System.getProperty("user.name"))) {
      // Where sshd(8) of Debian drops its privileges; it refuses to start without.
      Files.createDirectories(Path.of("/run/sshd"));
    }
    key(folder.resolve("host_key"));
    key(folder.resolve("user_key"));
    key(folder.resolve("other_key"));
    int port = freePort();
    List<String> config =
        new ArrayList<>(
            List.of(
                "Port " + port,
                "ListenAddress 127.0.0.1",
                "HostKey " + folder.resolve("host_key"),
                "AuthorizedKeysFile " + folder.resolve("user_key.pub"),
                "PidFile none",
                "StrictModes no",
                "UsePAM no",
                "PasswordAuthentication no",
                "KbdInteractiveAuthentication no",
                "PermitRootLogin yes",
                "PrintMotd no",
                "LogLevel VERBOSE"));
    config.addAll(List.of(settings));
    Files.write(folder.resolve("sshd_config"), config);
    Files.writeString(
        folder.resolve("known_hosts"),
        "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve("host_key.pub")));
    Process sshd =
        new ProcessBuilder(
                SSHD.toString(), "-D", "-e", "-f", folder.resolve("sshd_config").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    SshServer server = new SshServer(folder, port, sshd);
    server.awaitListening();
    return server;
  }

  private static void key(Path file) throws Exception {
    Process keygen =
        new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString())
            .start();
    assertThat(keygen.waitFor()).as("ssh-keygen").isZero();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitListening() throws IOException {
    while (true) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
        return;
      } catch (IOException e) {
        assertThat(sshd.isAlive()).as("sshd runs; it said: " + log()).isTrue();
        Thread.onSpinWait();
      }
    }
  }

  SshAddress address() {
    return new SshAddress(
        Optional.of(System.getProperty("user.name", "")), "127.0.0.1", Optional.of(new Port(port)));
  }

  /** How the current user logs in. */
  ConnectionOptions options() {
    return options("known_hosts", "user_key");
  }

  /** The same with other files of this server's folder. */
  ConnectionOptions options(String knownHosts, String identity) {
    return ConnectionOptions.DEFAULTS.sshOptions(
        List.of(
            "UserKnownHostsFile=" + folder.resolve(knownHosts),
            "GlobalKnownHostsFile=/dev/null",
            "IdentityFile=" + folder.resolve(identity),
            "IdentitiesOnly=yes",
            "IdentityAgent=none"));
  }

  Path folder() {
    return folder;
  }

  /** How many logins it has accepted. */
  long logins() throws IOException {
    return log().lines().filter(line -> line.contains("Accepted publickey")).count();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  @Override
  public void close() {
    sshd.descendants().forEach(ProcessHandle::destroy);
    sshd.destroy();
    assertThat(sshd.onExit()).as("sshd ends").succeedsWithin(Duration.ofSeconds(20));
  }
}
