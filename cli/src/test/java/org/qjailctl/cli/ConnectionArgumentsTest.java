package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qjailctl.cli.process.ExitCode;

/** Options that say how to reach a host are refused where they would mean nothing. */
class ConnectionArgumentsTest {

  @TempDir Path folder;

  private static final String LO1 = Path.of("..", "examples", "lo1", "host.yaml").toString();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "simulated      | --become=doas             | are for real hosts",
        "simulated      | --step-timeout=5          | are for real hosts",
        "local          | --ssh-option=Port=22      | are for hosts reached over ssh",
        "local          | --become=su               | the ways to become root are none, doas and"
            + " sudo",
        "ssh://root@h   | --ssh-option=Port         | is not of the form NAME=VALUE",
        "ssh://root@h   | --connect-timeout=0       | a timeout is 1 to",
      })
  void anOptionThatMeansNothingIsAUsageError(String host, String option, String says) {
    Run run = new Run.Surroundings().run("plan", LO1, "--host", host, option);

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(says);
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "ssh://eva@db1 | -    | -    | none",
        "ssh://eva@db1 | doas | -    | doas",
        "ssh://eva@db1 | doas | sudo | sudo",
        "ssh://eva@db1 | doas | none | none",
        "ssh://eva@db1 | -    | doas | doas",
        "local         | sudo | -    | sudo",
        "simulated     | sudo | -    | none",
      })
  void howToBecomeRootIsTheManifestsUnlessTheCommandLineSaysIt(
      String host, @Nullable String manifest, @Nullable String said, String used)
      throws IOException {
    Path file = folder.resolve("host.yaml");
    Files.writeString(
        file,
        "version: 1\nhost:\n  name: db1\n  address: "
            + host
            + (manifest == null ? "\n" : "\n  become: " + manifest + "\n"));
    FakeEngine engine = new FakeEngine(Samples.empty());

    Run run =
        said == null
            ? Run.in().engines(engine).run("plan", file.toString(), "--host", "manifest")
            : Run.in()
                .engines(engine)
                .variable("QJAILCTL_HOST", "manifest")
                .run("plan", file.toString(), "--become", said);

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(engine.options().become()).hasToString(used);
  }

  @Test
  void aHostThatNobodyAnswersAtIsUnreachableAndSaysWhatToDo() {
    Run run =
        new Run.Surroundings()
            .engines(new HostEngines())
            .run("plan", LO1, "--host", "ssh://root@127.0.0.1:1", "--connect-timeout", "5");

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(run.err()).contains("127.0.0.1").doesNotContain("null");
  }
}
