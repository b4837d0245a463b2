package org.qjailctl.schema;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Manifests whose problem is a file, not a text: they are made here, below a folder of their own.
 */
record FileCases(Path folder) {

  private static final String HEAD = "version: 1\nhost: { name: db1 }\n";

  List<ReadResult> all() throws IOException {
    try (FileSystem broken = brokenArchive()) {
      Path unreadable = broken.getPath("/unreadable");
      Files.write(folder.resolve("large"), new byte[1024 * 1024 + 1]);
      return List.of(
          ManifestReader.read(folder.resolve("missing.yaml")),
          ManifestReader.read(folder),
          ManifestReader.read(unreadable),
          ManifestReader.read("large.yaml", new byte[4 * 1024 * 1024 + 1], folder),
          readSource("large", folder),
          readSource("unreadable", broken.getPath("/")),
          read(HEAD + "include: [unreadable]\n", broken.getPath("/")),
          manyFiles(),
          read("x" + ": 1\nx".repeat(600) + ": 1\n", folder));
    }
  }

  private ReadResult manyFiles() throws IOException {
    StringBuilder include = new StringBuilder(HEAD + "include:\n");
    for (int i = 0; i < 100; i++) {
      Files.writeString(folder.resolve("part" + i), "version: 1\n");
      include.append("  - part").append(i).append('\n');
    }
    return read(include.toString(), folder);
  }

  private static ReadResult readSource(String source, Path folder) {
    return read(
        HEAD + "flavors: { web: { files: { /etc/a: { source: " + source + " } } } }\n", folder);
  }

  private static ReadResult read(String text, Path folder) {
    return ManifestReader.read("host.yaml", text.getBytes(StandardCharsets.UTF_8), folder);
  }

  /** A file whose reading fails for anyone, root included: an archive's entry that is damaged. */
  private FileSystem brokenArchive() throws IOException {
    Path archive = folder.resolve("broken.zip");
    try (FileSystem made = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
      Files.writeString(made.getPath("/unreadable"), "version: 1\n".repeat(1000));
    }
    byte[] content = Files.readAllBytes(archive);
    int start = new String(content, StandardCharsets.ISO_8859_1).indexOf("unreadable") + 10;
    for (int i = start; i < start + 20; i++) {
      content[i] = (byte) 0xff;
    }
    Files.write(archive, content);
    return FileSystems.newFileSystem(archive);
  }
}
