package org.qjailctl.schema;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qjailctl.core.diagnostic.Diagnostic;

/**
 * The corpus in the test resources: a manifest in NAME.yaml, what is expected of it in NAME.txt.
 */
final class Cases {

  private Cases() {}

  /** Every manifest in {@code folder} ({@code broken} or {@code valid}), by name. */
  static List<Path> in(String folder) {
    try {
      Path root = Path.of(Objects.requireNonNull(Cases.class.getResource(folder), folder).toURI());
      try (Stream<Path> files = Files.list(root)) {
        return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
      }
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String name(Path manifest) {
    return manifest.getFileName().toString().replace(".yaml", "");
  }

  static byte[] content(Path manifest) {
    try {
      return Files.readAllBytes(manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String expected(Path manifest) {
    try {
      return Files.readString(manifest.resolveSibling(name(manifest) + ".txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ReadResult read(Path manifest) {
    return ManifestReader.read(
        manifest.getFileName().toString(),
        content(manifest),
        Objects.requireNonNull(manifest.getParent()));
  }

  /**
   * One line a diagnostic: {@code file:line:column code subject summary / detail / remedy}, and one
   * more, moved to the right, for each place that is related to it.
   */
  static String written(List<Diagnostic> diagnostics) {
    return diagnostics.stream()
        .map(
            d ->
                String.format(
                    "%s %s %s %s / %s / %s%n%s",
                    d.where().orElseThrow(),
                    d.code(),
                    d.subject(),
                    d.summary(),
                    d.detail(),
                    d.remedy(),
                    d.related().stream()
                        .map(one -> String.format("  %s %s%n", one.where(), one.message()))
                        .collect(Collectors.joining())))
        .collect(Collectors.joining());
  }
}
