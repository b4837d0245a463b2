package org.qjailctl.schema.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.NearbyFile;
import org.qjailctl.schema.problem.Problems;
import org.qjailctl.schema.problem.Quoted;
import org.qjailctl.schema.yaml.YamlNode.Scalar;

/** Brings an included file's bytes in; what hinders it is reported where the include stands. */
final class IncludedFile {

  private IncludedFile() {}

  /**
   * The content of {@code file}.
   *
   * @param path what the manifest says
   * @param most how many bytes the manifest may still have
   */
  static Optional<byte[]> load(Path file, Scalar path, int most, Problems problems) {
    if (!Files.exists(file)) {
      reportMissing(path, Optional.of(file), problems);
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      problems.report(
          ManifestCode.INCLUDE_NOT_A_FILE,
          path.place(),
          Quoted.of(path.text()) + " is a folder or a device.",
          "Name one file; several are several items of the list.");
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] content = stream.readNBytes(most + 1);
      if (content.length <= most) {
        return Optional.of(content);
      }
      problems.report(
          ManifestCode.FILE_TOO_LARGE,
          path.place(),
          "With " + Quoted.of(path.text()) + " the manifest has more than 4 MiB.",
          "Check that this is the right file.");
    } catch (IOException e) {
      problems.report(
          ManifestCode.INCLUDE_UNREADABLE,
          path.place(),
          "The operating system does not let you read " + Quoted.of(path.text()) + ".",
          "Check its owner and mode with `ls -l`.");
    }
    return Optional.empty();
  }

  /** Says nothing of what is there: it is not the manifest's. */
  static void reportOutside(Scalar path, Problems problems) {
    problems.report(
        ManifestCode.FILE_OUTSIDE,
        path.place(),
        Quoted.of(path.text()) + " is outside of the manifest's folder, or a link leads out of it.",
        Confines.REMEDY);
  }

  static void reportMissing(Scalar path, Optional<Path> file, Problems problems) {
    problems.report(
        ManifestCode.INCLUDE_MISSING,
        path.place(),
        file.isPresent()
            ? Quoted.of(path.text()) + " is not in the folder of the file that includes it."
            : "This is not a path.",
        file.flatMap(NearbyFile::to)
            .map(near -> "Did you mean " + near + "?")
            .orElse("Write a path relative to the folder of this file, or an absolute one."));
  }
}
