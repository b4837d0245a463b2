package org.qjailctl.cli.command;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which host, and how to reach it. */
final class HostArguments {

  @Option(
      names = "--host",
      paramLabel = "ADDR",
      description =
          "The host, whatever the manifest says: local, simulated[:FILE] or "
              + "ssh://[user@]host[:port]. `manifest` goes where the manifest says. QJAILCTL_HOST "
              + "in the environment says the same.")
  private Optional<String> host = Optional.empty();

  @Mixin private ConnectionArguments connection = new ConnectionArguments();

  /** As it was typed. */
  Optional<String> host() {
    return host;
  }

  /** How to reach it. */
  ConnectionArguments connection() {
    return connection;
  }

  /** The same way to reach another host. */
  HostArguments at(String address) {
    HostArguments other = new HostArguments();
    other.host = Optional.of(address);
    other.connection = connection;
    return other;
  }
}
