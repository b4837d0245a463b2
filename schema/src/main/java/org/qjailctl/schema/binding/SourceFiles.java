package org.qjailctl.schema.binding;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.schema.assembly.Confines;
import org.qjailctl.schema.problem.ManifestCode;
import org.qjailctl.schema.problem.NearbyFile;
import org.qjailctl.schema.problem.Placed;
import org.qjailctl.schema.problem.Quoted;

/** Reads the files that a manifest names, each once: many keys may name the same one. */
final class SourceFiles {

  /** In bytes. */
  private static final int LARGEST = 1024 * 1024;

  private final Reading reading;
  private final Map<Path, Bytes> read = new HashMap<>();

  SourceFiles(Reading reading) {
    this.reading = reading;
  }

  /** The content of the file that is named; empty when there is none, which is reported. */
  Optional<Bytes> read(Placed<String> source) {
    Path file;
    try {
      file = reading.folder(source.place()).resolve(source.value()).normalize();
    } catch (InvalidPathException e) {
      report(
          ManifestCode.SOURCE_MISSING,
          source,
          "This is not a path.",
          "Write a path relative to the folder of this file, such as files/motd.");
      return Optional.empty();
    }
    if (!reading.confines().hold(file)) {
      report(
          ManifestCode.FILE_OUTSIDE,
          source,
          Quoted.of(source.value())
              + " is outside of the manifest's folder, or a link leads out of it.",
          Confines.REMEDY);
      return Optional.empty();
    }
    Bytes known = read.get(file);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Bytes> content = load(file, source);
    content.ifPresent(bytes -> read.put(file, bytes));
    return content;
  }

  private Optional<Bytes> load(Path file, Placed<String> source) {
    if (!Files.exists(file)) {
      report(
          ManifestCode.SOURCE_MISSING,
          source,
          Quoted.of(source.value()) + " is not in the folder of the file that names it.",
          NearbyFile.to(file)
              .map(near -> "Did you mean " + near + "?")
              .orElse("Write a path relative to the folder of this file, or an absolute one."));
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      report(
          ManifestCode.SOURCE_NOT_A_FILE,
          source,
          Quoted.of(source.value()) + " is a folder or a device.",
          "Name one file.");
      return Optional.empty();
    }
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] content = stream.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        report(
            ManifestCode.SOURCE_TOO_LARGE,
            source,
            Quoted.of(source.value()) + " has more than 1 MiB.",
            "Put it into a package, or fetch it inside the jail.");
        return Optional.empty();
      }
      return Optional.of(Bytes.of(content));
    } catch (IOException e) {
      report(
          ManifestCode.SOURCE_UNREADABLE,
          source,
          "The operating system does not let you read " + Quoted.of(source.value()) + ".",
          "Check its owner and mode with `ls -l`.");
      return Optional.empty();
    }
  }

  private void report(ManifestCode kind, Placed<String> source, String detail, String remedy) {
    reading.problems().report(kind, source.place(), detail, remedy);
  }
}
