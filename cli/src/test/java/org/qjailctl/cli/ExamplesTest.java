package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qjailctl.cli.process.ExitCode;

/**
 * Every example, as an administrator runs it: planned, applied, planned again. Its plan on a fresh
 * host is kept beside it as plan.txt; docs/golden.md says how to write it anew.
 */
class ExamplesTest {

  private static final Path EXAMPLES = Path.of("..", "examples");
  private static final String PASSWORD = "correct horse battery staple";

  @TempDir Path folder;

  static List<String> examples() throws IOException {
    try (Stream<Path> folders = Files.list(EXAMPLES)) {
      return folders
          .filter(f -> Files.exists(f.resolve("host.yaml")))
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void theSixExamplesAreThere() throws IOException {
    assertThat(examples())
        .contains("lo1", "first-jail", "flavors", "boot-policy", "pf", "postgresql");
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theirPlanIsTheOneKeptBesideThem(String example) throws IOException {
    Run plan = run("plan", manifest(example), "--host", "simulated");

    assertThat(plan.code()).as(plan.err()).isEqualTo(ExitCode.OK);
    assertThat(plan.out())
        .isEqualTo(
            Files.readString(
                EXAMPLES.resolve(example).resolve("plan.txt"), StandardCharsets.UTF_8));
  }

  @Test
  void theReadmeShowsTheRealPlan() throws IOException {
    String plan =
        Files.readString(
            EXAMPLES.resolve("postgresql").resolve("plan.txt"), StandardCharsets.UTF_8);

    assertThat(Files.readString(Path.of("..", "README.md"), StandardCharsets.UTF_8)).contains(plan);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void appliedOnceTheyNeedNothingMore(String example) throws IOException {
    Run changes = run("plan", manifest(example), "--host", host(), "--detailed-exitcode");
    assertThat(changes.code().status()).as(changes.err()).isEqualTo(2);

    Run first = run("apply", manifest(example), "--host", host(), "--yes");
    assertThat(first.code()).as(first.out() + first.err()).isEqualTo(ExitCode.OK);

    Run again = run("plan", manifest(example), "--host", host(), "--detailed-exitcode");
    assertThat(again.code()).as(again.out() + again.err()).isEqualTo(ExitCode.OK);
    assertThat(again.out()).contains("No changes. The host matches its manifest.");

    String before = Files.readString(folder.resolve("host.json"), StandardCharsets.UTF_8);
    Run second = run("apply", manifest(example), "--host", host(), "--yes");
    assertThat(second.code()).isEqualTo(ExitCode.OK);
    assertThat(Files.readString(folder.resolve("host.json"), StandardCharsets.UTF_8))
        .isEqualTo(before);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void noOutputHoldsTheSecret(String example) throws IOException {
    Run commands = run("plan", manifest(example), "--host", host(), "--commands");
    Run json = run("plan", manifest(example), "--host", host(), "--output", "json");
    Run apply = run("apply", manifest(example), "--host", host(), "--yes");
    Run status = run("status", manifest(example), "--host", host());

    assertThat(
            Stream.of(commands, json, apply, status)
                .flatMap(run -> Stream.of(run.out(), run.err())))
        .noneMatch(text -> text.contains(PASSWORD));
    assertThat(Files.readString(folder.resolve("host.json"), StandardCharsets.UTF_8))
        .doesNotContain(PASSWORD);
  }

  private static String manifest(String example) {
    return EXAMPLES.resolve(example).resolve("host.yaml").toString();
  }

  private String host() {
    return "simulated:" + folder.resolve("host.json");
  }

  private static Run run(String... args) {
    return new Run.Surroundings()
        .variable("PG_SUPERUSER_PASSWORD", PASSWORD)
        .variable("APP_PASSWORD", PASSWORD)
        .engines(new HostEngines())
        .run(args);
  }
}
