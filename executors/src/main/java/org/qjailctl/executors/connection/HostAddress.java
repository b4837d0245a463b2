package org.qjailctl.executors.connection;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.qjailctl.core.net.Parsed;

/**
 * Which host to plan and apply on, as {@code --host} and a manifest's {@code host.address} name it.
 */
public sealed interface HostAddress {

  /** This machine. */
  record Local() implements HostAddress {
    @Override
    public String toString() {
      return "local";
    }
  }

  /**
   * A FreeBSD host in memory.
   *
   * @param file where its state is kept from one run to the next
   */
  record Simulated(Optional<Path> file) implements HostAddress {
    @Override
    public String toString() {
      return "simulated" + file.map(path -> ":" + path).orElse("");
    }
  }

  /** A host that the system's ssh client reaches. */
  record Ssh(SshAddress address) implements HostAddress {
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /**
   * Reads {@code local}, {@code simulated}, {@code simulated:FILE} or {@code
   * ssh://[user@]host[:port]}.
   */
  static Parsed<HostAddress> parse(String text) {
    if (text.equals("local")) {
      return Parsed.ok(new Local());
    }
    if (text.equals("simulated")) {
      return Parsed.ok(new Simulated(Optional.empty()));
    }
    if (text.startsWith("simulated:")) {
      return file(text.substring("simulated:".length()));
    }
    if (text.startsWith("ssh://")) {
      return SshAddress.parse(text).map(Ssh::new);
    }
    return Parsed.refused(
        "a host's address is local, simulated, simulated:FILE or ssh://[user@]host[:port]");
  }

  private static Parsed<HostAddress> file(String name) {
    if (name.isEmpty()) {
      return Parsed.refused("simulated: is followed by the file that keeps the host's state");
    }
    try {
      return Parsed.ok(new Simulated(Optional.of(Path.of(name))));
    } catch (InvalidPathException e) {
      return Parsed.refused("simulated: is followed by a file's name: " + e.getReason());
    }
  }
}
