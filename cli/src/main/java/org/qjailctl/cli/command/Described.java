package org.qjailctl.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.schema.assembly.Confines;

/**
 * A manifest, and where it comes from.
 *
 * @param confines where the files may be that it names
 */
record Described(Manifest manifest, Confines confines) {

  /** What was read from {@code file}, which may name files below {@code allowed} folders, too. */
  static Described of(Manifest manifest, Path file, List<Path> allowed) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    return new Described(manifest, Confines.of(folder, allowed));
  }
}
