package org.qjailctl.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qjailctl.cli.Samples;
import org.qjailctl.cli.text.Line;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.plan.Step;
import org.qjailctl.executors.lowering.CheckLowering;

/** The plan of {@link Samples#postgresql} in each format, against files that people can read. */
final class PlanRenderingTest {

  @Test
  void forPeople() {
    assertThat(text(PlanText.of(Samples.postgresql(), Samples.state()))).isEqualTo(golden("txt"));
  }

  @Test
  void forPrograms() {
    assertThat(
            PlanJson.of(
                Samples.postgresql(),
                Samples.state(),
                Optional.of(PlanRenderingTest::operations),
                CheckLowering::of,
                Optional.empty()))
        .isEqualTo(golden("json"));
  }

  @Test
  void forPullRequests() {
    List<Line> commands = PlanText.commands(Samples.postgresql(), PlanRenderingTest::operations);

    assertThat(
            text(
                PlanMarkdown.of(Samples.postgresql(), Samples.state(), commands, Optional.empty())))
        .isEqualTo(golden("md"));
  }

  @Test
  void nothingToDo() {
    assertThat(text(PlanText.of(Samples.empty(), Samples.state())))
        .isEqualTo(
            """
            db1  FreeBSD 13.2-RELEASE amd64, qjail 5.0

            No changes. The host matches its manifest.
            """);
  }

  private static List<Operation> operations(Step step) {
    return List.of(Operation.Run.of("echo", "``` it's", step.getClass().getSimpleName()));
  }

  private static String text(List<Line> lines) {
    return lines.stream().map(line -> line.plain() + "\n").collect(Collectors.joining());
  }

  private static String golden(String extension) {
    String name = "postgresql." + extension;
    try (var stream =
        Objects.requireNonNull(PlanRenderingTest.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }
}
