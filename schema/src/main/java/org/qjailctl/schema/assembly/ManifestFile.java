package org.qjailctl.schema.assembly;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.qjailctl.core.diagnostic.SourceRange;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.NearbyFile;
import org.qjailctl.schema.problem.Problems;

/** Brings a manifest's bytes in, and no more of them than a manifest can have. */
final class ManifestFile {

  /** In bytes: room for tens of thousands of jails. */
  static final int LARGEST = 4 * 1024 * 1024;

  private ManifestFile() {}

  /** The content of {@code file}; empty when there is none to go on with, which is reported. */
  static Optional<byte[]> load(Path file, Problems problems) {
    if (!Files.exists(file)) {
      report(
          ManifestCode.FILE_MISSING,
          file.toString(),
          "Nothing is at " + file.toAbsolutePath().normalize() + ".",
          NearbyFile.to(file)
              .map(near -> "Did you mean " + near + "?")
              .orElse("Check the path, or write the manifest first."),
          problems);
      return Optional.empty();
    }
    if (Files.isDirectory(file)) {
      reportFolder(file, problems);
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] content = stream.readNBytes(LARGEST + 1);
      return isTooLarge(file.toString(), content.length, problems)
          ? Optional.empty()
          : Optional.of(content);
    } catch (IOException e) {
      report(
          ManifestCode.FILE_UNREADABLE,
          file.toString(),
          "The operating system does not let you read it.",
          "Check its owner and mode with `ls -l " + file + "`.",
          problems);
      return Optional.empty();
    }
  }

  /** Whether {@code size} bytes are too many, which is reported. */
  static boolean isTooLarge(String file, int size, Problems problems) {
    if (size <= LARGEST) {
      return false;
    }
    report(
        ManifestCode.FILE_TOO_LARGE,
        file,
        "The file has more than 4 MiB.",
        "Check that this is the right file.",
        problems);
    return true;
  }

  private static void reportFolder(Path folder, Problems problems) {
    List<String> manifests =
        NearbyFile.names(folder).stream().filter(name -> name.matches(".*\\.ya?ml")).toList();
    report(
        ManifestCode.FILE_IS_FOLDER,
        folder.toString(),
        "This is a folder.",
        manifests.isEmpty()
            ? "Name a file in it; none of them looks like a manifest."
            : "Name a file in it, such as " + folder.resolve(manifests.get(0)) + ".",
        problems);
  }

  private static void report(
      ManifestCode kind, String file, String detail, String remedy, Problems problems) {
    problems.report(kind, new SourceRange(file, 1, 1, 1), "manifest", detail, remedy);
  }
}
