package org.qjailctl.executors.simulated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A scenario recorded on a real host: facts before its first step, then steps.
 *
 * @param initial facts by name, such as {@code file /etc/rc.conf} or {@code cmd ifconfig}
 */
record Recording(String scenario, Map<String, String> initial, List<Step> steps) {

  /**
   * One step.
   *
   * @param argv the command; empty for a step that only prepares or looks
   * @param changed the facts that differ after it; empty for one that is gone
   * @param trimmed whether usage text was cut off after its first line
   */
  record Step(
      int number,
      List<String> argv,
      String stdin,
      int exit,
      String stdout,
      String stderr,
      boolean trimmed,
      Map<String, Optional<String>> changed) {

    String title() {
      return number + " " + (argv.isEmpty() ? "(prepares)" : String.join(" ", argv));
    }
  }

  static final List<String> SCENARIOS =
      List.of(
          "01-base-facts",
          "02-sysrc",
          "03-interfaces",
          "04-qjail-install",
          "05-create-start-stop",
          "06-config-options",
          "07-create-errors",
          "08-flavors",
          "09-archive-restore",
          "10-pf",
          "11-duplicates-and-image",
          "12-sysvipc",
          "13-zones-ssh");

  static Recording read(String scenario) {
    try (InputStream input =
        Recording.class.getResourceAsStream("/recordings/" + scenario + ".json")) {
      JsonNode whole = new JsonMapper().readTree(Objects.requireNonNull(input, scenario));
      Map<String, String> initial = new LinkedHashMap<>();
      whole
          .get("initial")
          .propertyStream()
          .forEach(e -> initial.put(e.getKey(), e.getValue().asString()));
      List<Step> steps = new ArrayList<>();
      for (JsonNode step : whole.get("steps")) {
        steps.add(step(steps.size(), step));
      }
      return new Recording(scenario, initial, steps);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Step step(int number, JsonNode step) {
    List<String> argv = new ArrayList<>();
    step.path("argv").forEach(word -> argv.add(word.asString()));
    Map<String, Optional<String>> changed = new LinkedHashMap<>();
    step.path("changed")
        .propertyStream()
        .forEach(
            e ->
                changed.put(
                    e.getKey(),
                    e.getValue().isNull()
                        ? Optional.empty()
                        : Optional.of(e.getValue().asString())));
    String stdin = step.path("stdin").asString("");
    String sh = step.path("sh").asString("");
    // Such a line runs as it stands. As with files, the last line's end is not in the recording.
    if (sh.matches("pfctl [-\\w ]+")) {
      argv.addAll(List.of(sh.split(" ")));
      stdin += "\n";
    }
    // Not every file that a step writes is among the recorded facts.
    if (sh.matches("cat > /\\S+")) {
      changed.putIfAbsent("file " + sh.substring("cat > ".length()), Optional.of(stdin));
    }
    return new Step(
        number,
        argv,
        stdin,
        step.get("exit").asInt(),
        step.get("stdout").asString(),
        step.get("stderr").asString(),
        step.has("trimmed"),
        changed);
  }
}
