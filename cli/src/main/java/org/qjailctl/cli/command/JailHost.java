package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which host's jails are meant, for commands that need no manifest. */
final class JailHost {

  @Mixin private HostArguments host = new HostArguments();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A manifest, for its host.address and host.become.")
  private Optional<Path> file = Optional.empty();

  @Mixin private FileArguments allowed = new FileArguments();

  /** The folders outside of its own that the manifest may name files in. */
  List<Path> allowed() {
    return allowed.folders();
  }

  HostArguments host() {
    return host;
  }

  Optional<Path> file() {
    return file;
  }
}
