package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which files a manifest may name. */
final class FileArguments {

  @Option(
      names = "--allow-files",
      paramLabel = "FOLDER",
      description =
          "Lets the manifest name files below FOLDER, too: includes, sources, secrets and "
              + "simulated hosts. Without it they are below its own folder. May be repeated.")
  private List<Path> folders = new ArrayList<>();

  List<Path> folders() {
    return List.copyOf(folders);
  }
}
