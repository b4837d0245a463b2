package org.qjailctl.executors.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a recorded host printed. */
final class RecordedSteps {

  private RecordedSteps() {}

  /** The outcome of step {@code number} of {@code scenario}, which must have been {@code argv}. */
  static Outcome outcome(String scenario, int number, String argv) {
    JsonNode step = read(scenario).get("steps").get(number);
    List<String> words = new ArrayList<>();
    step.path("argv").forEach(word -> words.add(word.asString()));
    if (!String.join(" ", words).equals(argv)) {
      throw new IllegalArgumentException(scenario + " " + number + " is " + words);
    }
    return Outcome.finished(
        step.get("exit").asInt(),
        Bytes.utf8(step.get("stdout").asString()),
        Bytes.utf8(step.get("stderr").asString()));
  }

  /** Every value that the fact {@code name} took in {@code scenario}. */
  static List<String> facts(String scenario, String name) {
    List<String> values = new ArrayList<>();
    JsonNode whole = read(scenario);
    whole.get("initial").path(name).asStringOpt().ifPresent(values::add);
    for (JsonNode step : whole.get("steps")) {
      step.path("changed").path(name).asStringOpt().ifPresent(values::add);
    }
    return values;
  }

  private static JsonNode read(String scenario) {
    try (InputStream input =
        RecordedSteps.class.getResourceAsStream("/recordings/" + scenario + ".json")) {
      return new JsonMapper().readTree(Objects.requireNonNull(input, scenario));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
