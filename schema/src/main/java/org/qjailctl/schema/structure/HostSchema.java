package org.qjailctl.schema.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The JSON Schema of a manifest, draft 2020-12: the one source for editors and for validation. */
public final class HostSchema {

  private static final String FILE = "host.schema.json";

  private HostSchema() {}

  /** The schema as it is written, for {@code qjailctl schema}. */
  public static String text() {
    try (var stream = Objects.requireNonNull(HostSchema.class.getResourceAsStream(FILE), FILE)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The schema of a manifest in which each variable is replaced by its value. */
  static JsonNode afterVariables() {
    return WithoutVariables.of(new JsonMapper().readTree(text()));
  }
}
