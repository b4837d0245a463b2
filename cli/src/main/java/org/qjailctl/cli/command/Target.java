package org.qjailctl.cli.command;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which manifest, on which host. */
final class Target {

  @Parameters(paramLabel = "FILE", description = "The manifest.")
  private Path file = Path.of("");

  @Mixin private HostArguments host = new HostArguments();

  Path file() {
    return file;
  }

  HostArguments host() {
    return host;
  }
}
