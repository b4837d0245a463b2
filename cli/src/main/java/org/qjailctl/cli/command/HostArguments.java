package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which host, for commands that need no manifest. */
final class HostArguments {

  @Option(
      names = "--host",
      paramLabel = "ADDR",
      description = {"The host: local, simulated[:FILE]", "or ssh://[user@]host[:port]."})
  private Optional<String> host = Optional.empty();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A manifest, for its host.address and host.become.")
  private Optional<Path> file = Optional.empty();

  @Mixin private ConnectionArguments connection = new ConnectionArguments();

  Optional<String> host() {
    return host;
  }

  Optional<Path> file() {
    return file;
  }

  ConnectionArguments connection() {
    return connection;
  }
}
