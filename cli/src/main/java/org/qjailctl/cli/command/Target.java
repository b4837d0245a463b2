package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which manifest, on which host. */
final class Target {

  @Parameters(paramLabel = "FILE", description = "The manifest.")
  private Path file = Path.of("");

  @Option(
      names = "--host",
      paramLabel = "ADDR",
      description = {
        "The host, whatever the manifest says:",
        "local, simulated[:FILE] or ssh://[user@]host[:port]."
      })
  private Optional<String> host = Optional.empty();

  @Mixin private ConnectionArguments connection = new ConnectionArguments();

  Path file() {
    return file;
  }

  /** As it was typed. */
  Optional<String> host() {
    return host;
  }

  /** How to reach it. */
  ConnectionArguments connection() {
    return connection;
  }
}
