package org.qjailctl.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.qjailctl.core.host.HeldLock;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostLock;
import org.qjailctl.core.host.HostUnreachable;
import org.qjailctl.core.host.LockAttempt;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.connection.ConnectionOptions;
import org.qjailctl.executors.connection.ListenAddress;
import org.qjailctl.executors.local.LocalHost;
import org.qjailctl.executors.serving.ServedHost;
import org.qjailctl.executors.serving.SessionDoor;
import org.qjailctl.executors.simulated.SimulatedHost;

/** One simulated host in a file, reached in three ways: directly, over ssh, and as this machine. */
public final class Practice implements AutoCloseable {

  private final Path file;
  private final ServedHost served;
  private final SessionDoor door;

  private Practice(Path file, ServedHost served, SessionDoor door) {
    this.file = file;
    this.served = served;
    this.door = door;
  }

  public static Practice on(Path file) throws IOException, HostUnreachable {
    return new Practice(
        file,
        ServedHost.start(file, freePort()),
        SessionDoor.open(SimulatedHost.persisted(file, Secrets.none())));
  }

  private static ListenAddress freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return ListenAddress.parse(String.valueOf(socket.getLocalPort())).orThrow();
    }
  }

  public String address() {
    return served.address().toString();
  }

  public List<String> sshOptions() {
    return served.sshOptions();
  }

  List<String> directly() {
    return List.of("--host", "simulated:" + file);
  }

  List<String> overSsh() {
    List<String> arguments = new ArrayList<>(List.of("--host", address()));
    sshOptions().forEach(option -> arguments.addAll(List.of("--ssh-option", option)));
    return arguments;
  }

  /** {@code --host local}, for commands run in {@link #surroundings}. */
  List<String> asThisMachine() {
    return List.of("--host", "local");
  }

  /** The hosts that addresses stand for, but {@code local} is by the door. */
  Run.Surroundings surroundings() {
    HostEngines real = new HostEngines();
    return Run.in()
        .engines(
            (address, options, secrets) ->
                address.toString().equals("local")
                    ? new HostEngine(
                        new LocalHost(door.shell(), ConnectionOptions.DEFAULTS, secrets))
                    : real.open(address, options, secrets));
  }

  /** Takes the host's lock over the door, as another client would. */
  HeldLock lock(String holder) throws HostUnreachable {
    Host other = new LocalHost(door.shell(), ConnectionOptions.DEFAULTS, Secrets.none());
    return switch (other.lock(HostLock.of(holder))) {
      case LockAttempt.Got(HeldLock lock) -> lock;
      case LockAttempt.Busy(String busy) -> throw new AssertionError(busy);
    };
  }

  /** How many logins sshd has accepted. */
  long logins() throws IOException {
    return logged("Accepted publickey");
  }

  /** How many commands sshd has started. */
  long sessions() throws IOException {
    return logged("Starting session: forced-command");
  }

  private long logged(String words) throws IOException {
    return Files.readString(served.folder().resolve("log"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.contains(words))
        .count();
  }

  @Override
  public void close() {
    door.close();
    served.close();
  }
}
