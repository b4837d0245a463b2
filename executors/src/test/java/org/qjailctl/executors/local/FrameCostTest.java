package org.qjailctl.executors.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.connection.ConnectionOptions;

/** What framing starts on a host: a process for each stream that is not empty, and no other. */
class FrameCostTest {

  private static final List<String> NOTED = List.of("head", "wc", "cat", "tail", "dd", "sed");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash --posix"})
  void aStreamCostsOneProcessAndAnEmptyOneNone(String shell) throws Exception {
    Path log = Files.createFile(folder.resolve("log"));
    Path tools = Files.createDirectory(folder.resolve("tools"));
    for (String tool : NOTED) {
      ChrootJails.script(
          tools.resolve(tool),
          "#!/bin/sh\necho " + tool + " >>'" + log + "'\nexec /usr/bin/" + tool + " \"$@\"\n");
    }
    List<Operation> operations = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      operations.add(Run.of("true"));
      operations.add(Run.of("echo", "hello"));
      operations.add(Run.of("sh", "-c", "echo error >&2"));
      operations.add(Run.of("false").unless("sh", "-c", "echo noise"));
    }

    List<Outcome> outcomes;
    try (LocalHost host =
        new LocalHost(
            LocalHostTest.withTools(shell, tools), ConnectionOptions.DEFAULTS, Secrets.none())) {
      outcomes = host.run(Batch.all(operations));
    }

    assertThat(outcomes).hasSize(40).allMatch(Outcome::good);
    assertThat(outcomes.get(1).stdout().utf8()).isEqualTo("hello\n");
    assertThat(outcomes.get(2).stderr().utf8()).isEqualTo("error\n");
    // The watchdog's cat waits for the client's end.
    List<String> started = new ArrayList<>(Files.readAllLines(log));
    started.remove("cat");
    assertThat(started).hasSize(20).containsOnly("head");
  }
}
