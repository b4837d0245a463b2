package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.qjailctl.cli.saved.SavedPlan;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which manifest, on which host. */
final class Target {

  @Parameters(paramLabel = "FILE", description = "The manifest.")
  private Path file = Path.of("");

  @Mixin private FileArguments allowed = new FileArguments();

  @Mixin private HostArguments host = new HostArguments();

  Path file() {
    return file;
  }

  /** The folders outside of its own that the manifest may name files in. */
  List<Path> allowed() {
    return allowed.folders();
  }

  HostArguments host() {
    return host;
  }

  /** The manifest of a saved plan, on that plan's host, reached as the command line says. */
  Target of(SavedPlan plan) {
    Target other = new Target();
    other.file = plan.manifest();
    other.allowed = allowed;
    other.host = host.at(plan.address());
    return other;
  }
}
