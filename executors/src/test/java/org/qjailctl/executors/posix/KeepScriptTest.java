package org.qjailctl.executors.posix;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lock's holder on the host, whose client may be cut off without a word. */
class KeepScriptTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"busybox sh", "bash --posix"})
  void aClientThatIsSilentIsGone(String shell) throws Exception {
    Process holder = started(shell, "silence=1");
    try (OutputStream client = holder.getOutputStream()) {
      client.write("\n,\"what\":\"begins\"}\n".getBytes(UTF_8));
      client.flush();

      assertThat(holder.onExit().get(30, TimeUnit.SECONDS).exitValue()).isZero();
    }
    assertThat(Files.readString(folder.resolve("journal"))).containsOnlyOnce("\"what\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"busybox sh", "bash --posix", "dash"})
  void aClientThatEndsItsSideIsGoneAtOnce(String shell) throws Exception {
    Process holder = started(shell, "silence=600");
    holder.getOutputStream().close();

    assertThat(holder.onExit().get(30, TimeUnit.SECONDS).exitValue()).isZero();
  }

  @Test
  void theLockOutlivesAStepThatStillRuns() throws Exception {
    Path room = Files.createTempDirectory(Path.of("/tmp"), "qjailctl.");
    Process step = new ProcessBuilder("sleep", "600").start();
    Files.writeString(room.resolve("watchdog"), step.pid() + "\n");
    try {
      Process holder = started("dash", "silence=600");
      holder.getOutputStream().close();

      assertThat(holder.waitFor(2, TimeUnit.SECONDS)).as("it ended before the step").isFalse();

      step.destroyForcibly().waitFor();
      assertThat(holder.onExit().get(30, TimeUnit.SECONDS).exitValue()).isZero();
    } finally {
      step.destroyForcibly();
      Files.deleteIfExists(room.resolve("watchdog"));
      Files.delete(room);
    }
  }

  private Process started(String shell, String silence) throws Exception {
    List<String> command = new ArrayList<>(List.of(shell.split(" ")));
    String script = ScriptPart.read("keep.sh").replaceFirst("silence=\\d+", silence);
    command.addAll(List.of("-c", script, "sh", "mark"));
    command.addAll(List.of(path("lock"), path("journal"), "anna@laptop"));
    return new ProcessBuilder(command).start();
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
