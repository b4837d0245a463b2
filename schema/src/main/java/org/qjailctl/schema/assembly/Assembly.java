package org.qjailctl.schema.assembly;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.yaml.Sources;
import org.qjailctl.schema.yaml.YamlNode;

/**
 * A manifest put together.
 *
 * @param root the one tree; empty when a file of it could not be read to its end, which is reported
 * @param sources the texts of all files that were opened
 */
public record Assembly(Optional<YamlNode> root, Sources sources, Folders folders) {

  /**
   * Puts the manifest in {@code file} together.
   *
   * @param allowed the folders outside its own that it may name files in
   */
  public static Assembly of(Path file, List<Path> allowed, Problems problems) {
    Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of("/"));
    Confines confines = Confines.of(folder, allowed);
    Parts parts = new Parts(confines, problems);
    return assembled(
        ManifestFile.load(file, problems)
            .flatMap(content -> parts.first(file.toString(), content, identity(file), folder)),
        parts,
        folder,
        confines,
        problems);
  }

  /**
   * Puts a manifest together whose first file is at hand already.
   *
   * @param name what diagnostics call that file
   * @param folder where relative paths in it start
   */
  public static Assembly of(String name, byte[] content, Path folder, Problems problems) {
    Confines confines = Confines.of(folder, List.of());
    Parts parts = new Parts(confines, problems);
    Optional<YamlNode> root =
        ManifestFile.isTooLarge(name, content.length, problems)
            ? Optional.empty()
            : parts.first(name, content, folder.resolve(name), folder);
    return assembled(root, parts, folder, confines, problems);
  }

  private static Assembly assembled(
      Optional<YamlNode> united, Parts parts, Path folder, Confines confines, Problems problems) {
    Sources sources = parts.sources();
    return new Assembly(
        united.map(tree -> Variables.putIn(tree, sources, problems)),
        sources,
        new Folders(folder, confines, parts.folders()));
  }

  /** The same for every path to one file, so that a file that includes itself is seen. */
  static Path identity(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }
}
