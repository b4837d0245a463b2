package org.qjailctl.schema.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.qjailctl.core.diagnostic.Code;

/** The long words to each code. They are a file of their own, read only when somebody asks. */
final class Explanations {

  private static final String FILE = "explanations.properties";

  private Explanations() {}

  static String of(Code code) {
    Properties all = new Properties();
    try (var stream = Objects.requireNonNull(Explanations.class.getResourceAsStream(FILE), FILE)) {
      all.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Objects.requireNonNull(
        all.getProperty(code.value()), () -> code + " is not explained in " + FILE);
  }
}
