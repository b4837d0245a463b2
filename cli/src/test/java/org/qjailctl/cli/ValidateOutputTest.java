package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.process.ExitCode;
import org.qjailctl.cli.render.DiagnosticSarif;
import org.qjailctl.schema.ManifestReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs are told of manifests. */
class ValidateOutputTest {

  private static final String HEAD = "version: 1\nhost: { name: db1 }\n";

  @TempDir private Path folder = Path.of("");

  @Test
  void jsonTellsEachFileAndProblem() throws IOException {
    Path good = write("good.yaml", HEAD);
    Path bad =
        write(
            "bad.yaml",
            HEAD
                + "vars: { port: x }\npf: { rdr: [{ on: em0, port: \"${port}\", target: 10.0.0.1 }] }\n");

    Run run = Run.in().run("validate", "--output", "json", good.toString(), bad.toString());

    JsonNode root = JsonMapper.shared().readTree(run.out());
    assertThat(root.path("format").asInt()).isEqualTo(1);
    assertThat(root.path("valid").asBoolean()).isFalse();
    assertThat(root.at("/files/0/valid").asBoolean()).isTrue();
    assertThat(root.at("/files/0/problems")).isEmpty();
    assertThat(root.at("/files/1/file").asString()).isEqualTo(bad.toString());
    JsonNode problem = root.at("/files/1/problems/0");
    assertThat(problem.path("code").asString()).isEqualTo("QJ0203");
    assertThat(problem.path("severity").asString()).isEqualTo("error");
    assertThat(problem.path("file").asString()).isEqualTo(bad.toString());
    assertThat(problem.path("line").asInt()).isEqualTo(4);
    assertThat(problem.path("column").asInt()).isEqualTo(30);
    assertThat(problem.path("endColumn").asInt()).isEqualTo(39);
    assertThat(problem.path("subject").asString()).isEqualTo("pf.rdr[0].port");
    assertThat(problem.at("/related/0/line").asInt()).isEqualTo(3);
    assertThat(problem.at("/related/0/message").asString()).isEqualTo("port is set here");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.BAD_MANIFEST);
  }

  @Test
  void sarifPathsAreRelativeToTheWorkingDirectory() throws IOException {
    Path file = write("hosts/d b.yaml", HEAD + "kernel: x\n");
    String log =
        new DiagnosticSarif("1", code -> "why", folder).of(ManifestReader.read(file).diagnostics());

    JsonNode result = JsonMapper.shared().readTree(log).at("/runs/0/results/0");
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertThat(result.path("ruleId").asString()).isEqualTo("QJ0201");
    assertThat(place.at("/artifactLocation/uri").asString()).isEqualTo("hosts/d%20b.yaml");
    assertThat(place.at("/region/startLine").asInt()).isEqualTo(3);
    assertThat(place.at("/region/endColumn").asInt()).isEqualTo(7);
  }

  @Test
  void sarifOfAFileElsewhereNamesItWhole() throws IOException {
    Path file = write("db.yaml", HEAD + "kernel: x\n");
    String log =
        new DiagnosticSarif("1", code -> "why", folder.resolve("other"))
            .of(ManifestReader.read(file).diagnostics());

    assertThat(
            JsonMapper.shared()
                .readTree(log)
                .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri")
                .asString())
        .isEqualTo(file.toUri().toString());
  }

  @Test
  void nothingWrongIsSarifWithoutResults() throws IOException {
    Run run = Run.in().run("validate", "--output", "sarif", write("a.yaml", HEAD).toString());

    assertThat(JsonMapper.shared().readTree(run.out()).at("/runs/0/results").isArray()).isTrue();
    assertThat(JsonMapper.shared().readTree(run.out()).at("/runs/0/results")).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aPlanAsJsonOfABadManifestTellsItsProblems() throws IOException {
    Path bad = write("bad.yaml", HEAD + "kernel: x\n");

    Run run = Run.in().run("plan", bad.toString(), "--output", "json", "--host", "simulated");

    JsonNode root = JsonMapper.shared().readTree(run.out());
    assertThat(root.propertyNames()).containsExactly("format", "refused", "problems");
    assertThat(root.path("refused").asBoolean()).isTrue();
    assertThat(root.at("/problems/0/code").asString()).isEqualTo("QJ0201");
    assertThat(run.code()).isEqualTo(ExitCode.BAD_MANIFEST);
  }

  @Test
  void aPlanSaysOnceThatItOpensADatabase() {
    Path example = Path.of("..", "examples", "postgresql", "host.yaml");

    Run plan =
        Run.in().engines(new HostEngines()).run("plan", example.toString(), "--host", "simulated");
    Run validate = Run.in().run("validate", example.toString());

    assertThat(List.of((plan.out() + plan.err()).split("\n")))
        .filteredOn(line -> line.contains("opens a PostgreSQL") && line.contains("em0"))
        .hasSize(1);
    assertThat(validate.err()).contains("QJ0601");
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }
}
