package org.qjailctl.cli.provision;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qjailctl.cli.render.CommandText;
import org.qjailctl.core.manifest.Manifest;
import org.qjailctl.core.plan.Plan;
import org.qjailctl.core.plan.PlannedStep;
import org.qjailctl.executors.lowering.Lowering;
import org.qjailctl.planner.Planner;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.ReadResult;

/**
 * Facts and a wish, and the operations that follow, or why there are none, in {@link #FILES}. A
 * case is a title behind {@code ##}; facts, a line each; {@code wanted:} and what stands below
 * {@code provision}; {@code then:} and an operation a line. No operation means that all is as it is
 * to be; {@code refused CODE} that the plan is.
 */
class ProvisionCasesTest {

  private static final int FEWEST = 100;

  private static final List<String> FILES =
      List.of("cases.txt", "accounts.txt", "commands.txt", "host.txt", "packages.txt");

  record Case(String title, List<String> facts, String wanted, List<String> then) {
    static Case of(String text) {
      String[] parts = text.split("(?m)^(wanted|then):\n", -1);
      String[] head = parts[0].split("\n", 2);
      return new Case(
          head[0].strip(),
          head[1].lines().filter(line -> !line.isBlank()).toList(),
          parts[1],
          parts[2].lines().filter(line -> !line.isBlank()).map(String::strip).toList());
    }

    String indented() {
      return wanted.lines().map(line -> "      " + line).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<Case> cases() throws IOException {
    List<Case> all = new ArrayList<>();
    for (String file : FILES) {
      try (InputStream in =
          Objects.requireNonNull(ProvisionCasesTest.class.getResourceAsStream(file))) {
        String text = new String(in.readAllBytes(), UTF_8);
        Arrays.stream(text.split("(?m)^## ", -1)).skip(1).map(Case::of).forEach(all::add);
      }
    }
    return all.stream();
  }

  @Test
  void thereAreManyCasesEachWithATitleOfItsOwn() throws IOException {
    assertThat(cases().map(Case::title))
        .hasSizeGreaterThanOrEqualTo(FEWEST)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theseOperationsFollow(Case given) {
    Plan plan = Planner.plan(manifest(given), Facts.of(given.facts()));

    List<String> operations =
        plan.refused()
            ? plan.problems().stream().map(problem -> "refused " + problem.code().value()).toList()
            : plan.steps().stream()
                .filter(step -> step.id().resource().part().isPresent())
                .flatMap(ProvisionCasesTest::operations)
                .toList();

    assertThat(String.join("\n", operations))
        .as("%s", plan.problems())
        .isEqualTo(String.join("\n", given.then()));
  }

  /** The script that a step hands to sh stands here by its arguments alone. */
  private static Stream<String> operations(PlannedStep step) {
    return Lowering.operations(step.step()).stream()
        .map(CommandText::of)
        .map(line -> line.replaceAll("(?s)sh -c '.*' sh ", "sh SCRIPT "));
  }

  private static Manifest manifest(Case given) {
    String text =
        (given.title().startsWith("on the host") ? ON_THE_HOST : IN_A_JAIL)
            .replace("PIECES\n", given.indented() + "\n");
    ReadResult read = ManifestReader.read("case.yaml", text.getBytes(UTF_8), Path.of("."));
    assertThat(read).as(read.toString()).isInstanceOf(ReadResult.Valid.class);
    return ((ReadResult.Valid) read).manifest();
  }

  private static final String ON_THE_HOST =
      """
      version: 1
      host:
        name: web1
        provision:
      PIECES
      """;

  private static final String IN_A_JAIL =
      """
      version: 1
      host: { name: web1 }
      defaults: { jail: { interface: lo1 } }
      interfaces: { lo1: {} }
      jails:
        web:
          ip4: [192.168.1.1]
          parameters: { allow.sysvipc: true }
          provision:
      PIECES
      secrets: { pg: { env: PG } }
      """;
}
