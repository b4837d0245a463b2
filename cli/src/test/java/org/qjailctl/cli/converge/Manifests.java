package org.qjailctl.cli.converge;

import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/** Manifests from text that names no other file. */
final class Manifests {

  private Manifests() {}

  static Manifest read(String yaml) {
    return switch (result(yaml)) {
      case ReadResult.Valid valid -> valid.manifest();
      case ReadResult.Invalid invalid ->
          fail("the generator made an invalid manifest: %s%n%s", invalid.diagnostics(), yaml);
    };
  }

  static ReadResult result(String yaml) {
    return ManifestReader.read(
        "host.yaml", yaml.getBytes(StandardCharsets.UTF_8), Path.of("/nonexistent"));
  }
}
