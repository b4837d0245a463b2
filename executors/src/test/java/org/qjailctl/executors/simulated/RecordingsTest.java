package org.qjailctl.executors.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every command that was recorded on a real host gives the same words, streams, exit status and
 * facts here. What does not yet is listed in {@code recordings/not-yet-covered.txt}, from which a
 * step must go as soon as it does.
 */
class RecordingsTest {

  private final Map<String, String> notYetCovered = notYetCovered();

  @TestFactory
  Stream<DynamicContainer> everyRecordedStepGivesWhatItGaveOnARealHost() {
    return Recording.SCENARIOS.stream().map(this::scenario);
  }

  @Test
  void theListOfStepsNotYetCoveredNamesOnlyStepsThatThereAre() {
    TreeSet<String> unknown = new TreeSet<>(notYetCovered.keySet());
    for (String scenario : Recording.SCENARIOS) {
      Recording.read(scenario).steps().stream()
          .filter(step -> !step.argv().isEmpty())
          .forEach(step -> unknown.remove(scenario + " " + step.number()));
    }
    assertThat(unknown).isEmpty();
  }

  private DynamicContainer scenario(String name) {
    Replay replay = new Replay(Recording.read(name));
    Stream<DynamicNode> steps =
        replay.differences().entrySet().stream().map(e -> step(name, e.getKey(), e.getValue()));
    return dynamicContainer(name, steps);
  }

  private DynamicTest step(String scenario, Recording.Step step, Optional<String> difference) {
    Optional<String> reason =
        Optional.ofNullable(notYetCovered.get(scenario + " " + step.number()));
    return dynamicTest(
        step.title(),
        () -> {
          if (reason.isPresent()) {
            assertThat(difference)
                .as("step %s passes now: take it off not-yet-covered.txt", step.number())
                .isPresent();
          } else {
            assertThat(difference.orElse("")).isEmpty();
          }
        });
  }

  /** Lines of SCENARIO STEP REASON; a number sign starts a remark. */
  private static Map<String, String> notYetCovered() {
    try (InputStream input =
        RecordingsTest.class.getResourceAsStream("/recordings/not-yet-covered.txt")) {
      Map<String, String> listed = new TreeMap<>();
      new String(Objects.requireNonNull(input).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(" ", 3))
          .forEach(word -> listed.put(word[0] + " " + word[1], word[2]));
      return listed;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
