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
          init                              | `qjailctl import --host ADDRESS` writes the manifest of a host
          list                              | `qjailctl status FILE` shows the jails
          destroy host.yaml                 | `state: absent` in its manifest
          apply a.yaml -y                   | there is no option "-y". Not asking is --yes.
          apply a.yaml --auto-approve       | Not asking is --yes.
          apply a.yaml --dry-run            | Looking without changing is `qjailctl plan FILE`.
          apply a.yaml --check              | Looking without changing is `qjailctl plan FILE`.
          plan a.yaml --step-timeout 1d     | --step-timeout is a time: seconds, or 90s, 2m, 1h; not "1d".
          apply a.yaml --guard soon         | --guard is a time: seconds, or 90s, 2m, 1h; not "soon".
          apply a.yaml --guard 2s           | --guard is 10 to 3600 seconds, or 0 for none, not 2.
          plan a.yaml -json                 | It is --output json.
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
  @CsvSource({"help", "--help", "help plan", "plan --help", "plan host.yaml -h", "-h plan"})
  void helpThatIsAskedForComesOnStandardOutput(String commandLine) {
    Run run = Run.in().run(commandLine.split(" "));

    assertThat(run.out()).contains("Usage: qjailctl");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.OK);
  }

  @ParameterizedTest
  @CsvSource({"-h plan", "plan -h", "help plan"})
  void helpIsOfTheCommandThatIsNamedAndFitsEightyColumns(String commandLine) {
    Run run = Run.in().run(commandLine.split(" "));

    assertThat(run.out()).startsWith("Usage: qjailctl plan ");
    assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @ParameterizedTest
  @CsvSource({"version", "--version", "-V"})
  void theVersionIsPrinted(String commandLine) {
    assertThat(Run.in().run(commandLine).out()).startsWith("qjailctl ");
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
