package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qjailctl.cli.process.ExitCode;

/** Options that say how to reach a host are refused where they would mean nothing. */
class ConnectionArgumentsTest {

  private static final String LO1 = Path.of("..", "examples", "lo1", "host.yaml").toString();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "simulated      | --become=doas             | are for real hosts",
        "simulated      | --step-timeout=5          | are for real hosts",
        "local          | --ssh-option=Port=22      | are for hosts reached over ssh",
        "local          | --become=su               | the ways to become root are none, doas and sudo",
        "ssh://root@h   | --ssh-option=Port         | is not of the form NAME=VALUE",
        "ssh://root@h   | --connect-timeout=0       | a timeout is 1 to",
      })
  void anOptionThatMeansNothingIsAUsageError(String host, String option, String says) {
    Run run = new Run.Surroundings().run("plan", LO1, "--host", host, option);

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(says);
    assertThat(run.out()).isEmpty();
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
