package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.schema.ManifestReader;
import org.qjailctl.schema.problem.ManifestCode;

/** Editors and CI see the manifests and logs as qjailctl does. */
class IndependentValidatorTest {

  private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();
  private static final Path BROKEN =
      Path.of("../schema/src/test/resources/org/qjailctl/schema/broken")
          .toAbsolutePath()
          .normalize();

  /** What no schema can say: an interface stands in the jail or in defaults.jail. */
  private static final Set<String> BEYOND_SCHEMA = Set.of("no-interface.yaml");

  @TempDir private Path folder = Path.of("");

  @Test
  void editorsFindNothingWrongWithTheExamples() throws Exception {
    Map<Path, String> schemas = new LinkedHashMap<>();
    for (Path file : yaml(EXAMPLES)) {
      schemas.put(file, file.endsWith("host.yaml") ? "host" : "part");
    }

    assertThat(NodeValidator.problems(schemas))
        .hasSizeGreaterThan(6)
        .allSatisfy((file, problem) -> assertThat(problem).as("%s", file).isEmpty());
  }

  @Test
  void everyExampleTellsEditorsItsSchema() throws IOException {
    for (Path file : yaml(EXAMPLES)) {
      boolean whole =
          file.endsWith("host.yaml") || Objects.requireNonNull(file.getParent()).endsWith("hosts");
      String schema = whole ? "host.schema.json" : "part.schema.json";
      Path expected =
          Objects.requireNonNull(file.getParent())
              .relativize(EXAMPLES.resolveSibling("schema").resolve(schema));

      assertThat(Files.readString(file))
          .as("%s", file)
          .startsWith("# yaml-language-server: $schema=" + expected + "\n");
    }
  }

  @Test
  void editorsSeeWhatIsAMatterOfTheSchemaAndNothingElse() throws Exception {
    Map<Path, String> schemas = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(BROKEN)) {
      files.filter(file -> file.toString().endsWith(".yaml")).forEach(f -> schemas.put(f, "host"));
    }

    Map<Path, String> problems = NodeValidator.problems(schemas);
    int matters = 0;
    for (Path file : schemas.keySet()) {
      List<Diagnostic> own =
          ManifestReader.read(file).diagnostics().stream()
              .filter(one -> isOf(one, file) && !isOfAVariable(one))
              .toList();
      if (own.stream().anyMatch(IndependentValidatorTest::isMatterOfTheSchema)
          && !BEYOND_SCHEMA.contains(file.getFileName().toString())) {
        matters++;
        assertThat(problems.get(file)).as("%s: %s", file.getFileName(), own).isNotEmpty();
      }
      if (!own.isEmpty() && own.stream().allMatch(IndependentValidatorTest::isBeyondTheSchema)) {
        assertThat(problems.get(file)).as("%s: %s", file.getFileName(), own).isEmpty();
      }
    }
    assertThat(matters).isGreaterThan(40);
  }

  @Test
  void sarifIsWhatItsSchemaSays() throws Exception {
    Path log = folder.resolve("qjailctl.sarif");
    Files.writeString(log, validated("sarif"));

    assertThat(NodeValidator.problems(Map.of(log, "sarif"))).containsEntry(log, "");
  }

  @Test
  void jsonIsWhatItsSchemaSays() throws Exception {
    Path log = folder.resolve("qjailctl.json");
    Files.writeString(log, validated("json"));

    assertThat(NodeValidator.problems(Map.of(log, "diagnostics"))).containsEntry(log, "");
  }

  /** Of all broken manifests, one that is not there, and one with nothing wrong. */
  private String validated(String format) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("validate", "--output", format));
    yaml(BROKEN).forEach(file -> arguments.add(file.toString()));
    arguments.add(folder.resolve("no such file.yaml").toString());
    arguments.add(EXAMPLES.resolve("first-jail/host.yaml").toString());
    return Run.in().run(arguments.toArray(String[]::new)).out();
  }

  private static List<Path> yaml(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private static boolean isOf(Diagnostic one, Path file) {
    return one.where().orElseThrow().file().equals(file.toString());
  }

  /** An editor sees the variable, not its value. */
  private static boolean isOfAVariable(Diagnostic one) {
    return one.related().stream().anyMatch(other -> other.message().endsWith(" is set here"));
  }

  private static boolean isMatterOfTheSchema(Diagnostic one) {
    return one.code().value().startsWith("QJ02");
  }

  /** What several keys or files say together. The form of one value a pattern may see as well. */
  private static boolean isBeyondTheSchema(Diagnostic one) {
    boolean isOneValue = ManifestCode.of(one.code()).orElseThrow().name().startsWith("BAD_");
    return one.code().value().matches("QJ0[4567]..") && !isOneValue;
  }
}
