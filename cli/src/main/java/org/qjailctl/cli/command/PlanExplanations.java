package org.qjailctl.cli.command;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.qjailctl.core.diagnostic.Code;

/** Why each code of a plan is one, and what to do: a file of its own, read only when asked for. */
final class PlanExplanations {

  private static final String FILE = "plan-explanations.properties";

  private PlanExplanations() {}

  static String of(Code code) {
    Properties all = new Properties();
    try (var stream =
        Objects.requireNonNull(PlanExplanations.class.getResourceAsStream(FILE), FILE)) {
      all.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Objects.requireNonNull(
        all.getProperty(code.value()), () -> code + " is not explained in " + FILE);
  }
}
