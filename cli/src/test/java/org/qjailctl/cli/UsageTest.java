package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qjailctl.cli.process.ExitCode;

final class UsageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          plna host.yaml                    | there is no command "plna". Did you mean plan?
          plan host.yaml --detailed-exit    | there is no option "--detailed-exit". Did you mean --detailed-exitcode?
          apply host.yaml --host            | --host needs a value: ADDR.
          apply host.yaml --host --yes      | --host needs a value: ADDR.
          plan                              | FILE is missing.
          plan a.yaml b.yaml                | "b.yaml" is one argument too many.
          plan a.yaml --output yaml         | --output is one of text, json, markdown, not "yaml".
          apply a.yaml --yes=maybe          | --yes cannot be "maybe".
          plan a.yaml --host x --host y     | --host is given twice.
          explain                           | CODE is missing.
          explain QJ9999                    | no code "QJ9999".
          version now                       | "now" is one argument too many.
          """)
  void aWrongCommandLineIsExplained(String commandLine, String words) {
    Run run = Run.in().run(commandLine.split(" "));

    assertThat(run.err()).contains(words).doesNotContain("picocli", "Exception");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void withoutACommandTheHelpComesOnStandardError() {
    Run run = Run.in().run();

    assertThat(run.err()).contains("Commands:").contains("validate");
    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @CsvSource({"help", "--help", "help plan", "plan --help", "plan host.yaml -h"})
  void helpThatIsAskedForComesOnStandardOutput(String commandLine) {
    Run run = Run.in().run(commandLine.split(" "));

    assertThat(run.out()).contains("Usage: qjailctl");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void aCodeIsExplainedInAnyCase() {
    Run run = Run.in().run("explain", "qj0201");

    assertThat(run.out()).startsWith("QJ0201  unknown key\n\n");
    assertThat(run.code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void versionAndSchemaNeedNoHost() {
    assertThat(Run.in().run("version").out()).startsWith("qjailctl ").doesNotContain("$");
    assertThat(Run.in().run("schema").out()).contains("\"$schema\"");
    assertThat(Run.in().run("schema", "--output", "markdown").out()).contains("## jails.NAME");
  }
}
