package org.qjailctl.executors.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Operation.Run;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.executors.posix.BatchScript;
import org.qjailctl.executors.posix.Marks;

/**
 * What a client's death does: the kernel closes its end of the shell's standard input, and that is
 * what these tests do.
 */
class ClientDeathTest {

  @TempDir Path folder;

  private Path pid() {
    return folder.resolve("pid");
  }

  private Path canary() {
    return folder.resolve("canary");
  }

  private byte[] script() {
    Run long1 =
        Run.of(
            "sh",
            "-c",
            "echo $$ >\"$1.new\"; mv \"$1.new\" \"$1\"; sleep 600; true",
            "sh",
            pid().toString());
    Batch batch = Batch.all(List.<Operation>of(long1, Run.of("touch", canary().toString())));
    return new BatchScript(Marks.fresh(), Secrets.none(), Optional.empty()).render(batch);
  }

  private static Process start(String shell) throws Exception {
    return new ProcessBuilder(shell.split(" ")).start();
  }

  private static void assertEnds(ProcessHandle process) throws Exception {
    process.onExit().get(20, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash -s", "busybox sh -s", "bash --posix -s"})
  void itEndsTheOperationInFlightAndAllAfterIt(String shell) throws Exception {
    Process process = start(shell);
    process.getOutputStream().write(script());
    process.getOutputStream().flush();
    List<ProcessHandle> children;
    try (BufferedReader output = process.inputReader()) {
      assertThat(output.readLine()).endsWith("ready");
      assertThat(output.readLine()).endsWith("begun 0");
      while (!Files.exists(pid())) {
        Thread.onSpinWait();
      }
      children = process.descendants().toList();

      process.getOutputStream().close();

      assertEnds(process.toHandle());
    }
    assertThat(children).as("the operation, its sleep, and the watchdog").hasSizeGreaterThan(2);
    for (ProcessHandle child : children) {
      assertEnds(child);
    }
    assertThat(canary()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash -s", "busybox sh -s", "bash --posix -s"})
  void aScriptThatArrivesInPartDoesNothing(String shell) throws Exception {
    byte[] script = script();
    Process process = start(shell);
    process.getOutputStream().write(script, 0, script.length - 2);
    process.getOutputStream().close();

    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(process.getInputStream().readAllBytes()).isEmpty();
    assertThat(process.exitValue()).isNotZero();
    assertThat(pid()).doesNotExist();
  }
}
