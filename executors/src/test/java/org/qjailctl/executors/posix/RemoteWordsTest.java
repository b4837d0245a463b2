package org.qjailctl.executors.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words reach a program unchanged through every login shell. */
class RemoteWordsTest {

  private static final List<String> WORDS =
      List.of(
          "plain",
          "two words",
          "it's",
          "\"quoted\"",
          "$HOME",
          "`id`",
          "$(id)",
          "!!",
          "hist!ory",
          "back\\slash\\n",
          "%d%s",
          "line\nfeed",
          "~",
          "*",
          "{a,b}",
          "",
          "-n",
          "grün",
          "tab\t",
          "; echo injected",
          "0123");

  @ParameterizedTest
  @ValueSource(strings = {"/bin/sh", "/bin/tcsh", "/bin/bash"})
  void wordsArriveAsTheyWere(String shell) throws Exception {
    List<String> argv = new ArrayList<>(List.of("printf", "%s\\0"));
    argv.addAll(WORDS);
    Process process =
        new ProcessBuilder(shell, "-c", "exec " + String.join(" ", RemoteWords.of(argv)))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).isEqualTo(String.join("\0", WORDS) + "\0");
  }
}
