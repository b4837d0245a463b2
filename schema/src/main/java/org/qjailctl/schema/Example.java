package org.qjailctl.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.schema.problem.ManifestCode;

/** How a kind of problem comes about, for {@code qjailctl explain}. */
public sealed interface Example {

  /**
   * A manifest that has the problem.
   *
   * @param text all of it
   * @param said what is said of it, as far as it is of this kind
   */
  record Broken(String text, ReadResult read, List<Diagnostic> said) implements Example {}

  /** What no manifest alone can show, told in words. */
  record Told(String words) implements Example {}

  /** The example of one kind. */
  static Example of(ManifestCode kind) {
    String start = "\n--- " + kind.code().value() + "\n";
    String all = file();
    int from = all.indexOf(start) + start.length();
    int end = all.indexOf("\n--- QJ", from - 1);
    String block = all.substring(from, end < 0 ? all.length() : end + 1);
    if (block.startsWith("= ")) {
      return new Told(block.substring(2).strip());
    }
    String text =
        block.startsWith("version:") ? block : "version: 1\nhost: { name: db1 }\n" + block;
    ReadResult read =
        ManifestReader.read(
            "host.yaml", text.getBytes(StandardCharsets.UTF_8), Path.of("/manifests"));
    return new Broken(
        text,
        read,
        read.diagnostics().stream().filter(one -> one.code().equals(kind.code())).toList());
  }

  private static String file() {
    String name = "examples.txt";
    try (var stream = Objects.requireNonNull(ManifestCode.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
