package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.process.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code --events} and {@code --target}, on a simulated host. */
class EventsAndTargetsTest {

  private static final String PASSWORD = "correct-horse";
  private static final String EXAMPLE =
      Path.of("..", "examples", "postgresql", "host.yaml").toString();

  @TempDir private Path folder = Path.of("");
  private Path events = Path.of("");

  @BeforeEach
  void prepare() {
    events = folder.resolve("events.ndjson");
  }

  @Test
  void everyStepBeginsAndEndsInTheEventsAndNoSecretDoes() throws IOException {
    Run run = apply();
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);

    List<JsonNode> told = told();
    assertThat(told).allSatisfy(event -> assertThat(event.get("format").intValue()).isEqualTo(1));
    assertThat(told.getFirst().get("event").stringValue()).isEqualTo("run-begins");
    assertThat(told.getLast().get("event").stringValue()).isEqualTo("run-ends");
    assertThat(told.getLast().get("result").stringValue()).isEqualTo("done");
    List<String> planned = words(told.getFirst().get("steps"));
    assertThat(steps(told, "step-begins")).containsExactlyInAnyOrderElementsOf(planned);
    assertThat(steps(told, "step-ends")).containsExactlyInAnyOrderElementsOf(planned);
    assertThat(Files.readString(events)).doesNotContain(PASSWORD);
    assertThat(run.out()).endsWith("steps done.\nChecks passed: 1 of 1.\n");
  }

  @Test
  void nothingToDoIsAnEventToo() throws IOException {
    apply();
    apply();
    assertThat(told()).hasSize(2);
    assertThat(told().getFirst().get("event").stringValue()).isEqualTo("check-ends");
    assertThat(told().getLast().get("result").stringValue()).isEqualTo("nothing-to-do");
  }

  @Test
  void eventsThatCannotBeWrittenAreToldOfBeforeAnythingIsDone() {
    events = folder.resolve("missing").resolve("events");
    Run run = apply();
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("--events cannot write to " + events);
    assertThat(folder.resolve("host.json")).doesNotExist();
  }

  @Test
  void aTargetComesWithWhatItNeedsAndNothingElse() {
    Run plan = run("plan", EXAMPLE, "--host", host(), "--target", "jail jail1");
    assertThat(plan.code()).as(plan.err()).isEqualTo(ExitCode.OK);
    assertThat(plan.out())
        .contains("+ interface lo1", "+ qjail", "+ jail jail1")
        .doesNotContain("jail2", "pf");
    assertThat(plan.err()).contains("QJ5001", "Only a part of the plan", "steps are left out");

    Run apply = run("apply", EXAMPLE, "--host", host(), "--yes", "--target", "jail jail1");
    assertThat(apply.code()).as(apply.err()).isEqualTo(ExitCode.OK);
    Run again = run("plan", EXAMPLE, "--host", host(), "--target", "jail jail1");
    assertThat(again.out()).contains("No changes. What was asked for is so already.");
    assertThat(run("plan", EXAMPLE, "--host", host()).out()).contains("+ jail jail2");
  }

  @Test
  void aTargetNamesAPartOfAResourceOrAllOfIt() {
    Run part = run("plan", EXAMPLE, "--host", host(), "--target", "jail postgres / postgresql");
    assertThat(part.out()).contains("+ jail postgres ", "+ jail postgres / postgresql");
    Run whole = run("plan", EXAMPLE, "--host", host(), "--target", "jail postgres");
    assertThat(whole.out()).isEqualTo(part.out());
  }

  @Test
  void anUnknownTargetIsAMistypedOne() {
    Run run = run("plan", EXAMPLE, "--host", host(), "--target", "jail jial1");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err())
        .contains("--target \"jail jial1\": the plan has no such resource")
        .contains("Did you mean \"jail jail1\"?");
  }

  private Run apply() {
    return run("apply", EXAMPLE, "--host", host(), "--yes", "--events", events.toString());
  }

  private String host() {
    return "simulated:" + folder.resolve("host.json");
  }

  private static Run run(String... words) {
    return new Run.Surroundings()
        .variable("PG_SUPERUSER_PASSWORD", PASSWORD)
        .engines(new HostEngines())
        .run(words);
  }

  private List<JsonNode> told() throws IOException {
    JsonMapper json = JsonMapper.builder().build();
    return Files.readAllLines(events).stream().map(json::readTree).toList();
  }

  private static List<String> steps(List<JsonNode> told, String event) {
    return told.stream()
        .filter(one -> one.get("event").stringValue().equals(event))
        .map(one -> one.get("step").stringValue())
        .toList();
  }

  private static List<String> words(JsonNode array) {
    List<String> words = new ArrayList<>();
    array.forEach(word -> words.add(word.stringValue()));
    return words;
  }
}
