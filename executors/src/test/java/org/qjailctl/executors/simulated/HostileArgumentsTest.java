package org.qjailctl.executors.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every script that is sent to hosts' sh(1), those of others and of tomorrow included: whoever adds
 * one has to make it known to the simulated host, and so to this test. Its arguments are names of
 * files and jails, and nothing of them may ever run.
 */
class HostileArgumentsTest {

  private static final String TEMPTATIONS =
      "$(touch CANARY)`touch CANARY`\n;touch CANARY;'\";touch CANARY\n&&touch CANARY|touch CANARY\\";

  /** What scripts may need, without anything that changes this machine. */
  private static final List<String> TOOLS =
      List.of(
          "awk",
          "basename",
          "cat",
          "cut",
          "date",
          "diff",
          "dirname",
          "expr",
          "find",
          "grep",
          "head",
          "ls",
          "mktemp",
          "printf",
          "readlink",
          "rm",
          "sed",
          "sh",
          "sort",
          "stat",
          "tail",
          "tar",
          "test",
          "touch",
          "tr",
          "uname",
          "wc",
          "xargs");

  @TempDir Path folder;
  private Path bin = Path.of("");

  @BeforeEach
  void layOutTools() throws IOException {
    bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool : TOOLS) {
      for (String place : List.of("/usr/bin/", "/bin/")) {
        if (Files.exists(Path.of(place + tool))) {
          Path own = bin.resolve(tool);
          Files.writeString(own, "#!/bin/sh\nexec " + place + tool + " \"$@\"\n");
          Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
    }
  }

  private Path canary() {
    return folder.resolve("canary");
  }

  private void run(String shell, String script) throws Exception {
    List<String> argv = new ArrayList<>(List.of(shell.split(" ")));
    argv.addAll(List.of("-c", script, "sh"));
    String tempting = TEMPTATIONS.replace("CANARY", "'" + canary() + "'");
    for (int i = 0; i < 6; i++) {
      // As an absolute path and as a plain word, by turns.
      argv.add(i % 2 == 0 ? folder + "/" + tempting : tempting);
    }
    ProcessBuilder builder =
        new ProcessBuilder(argv)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(folder.resolve("said").toFile());
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends: " + script).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/bin/dash", "/bin/bash --posix", "/bin/busybox sh"})
  void nothingInAScriptsArgumentsIsExecuted(String shell) throws Exception {
    for (String script : InstalledPrograms.SHELL_SCRIPTS.keySet()) {
      run(shell, script);
      assertThat(canary()).as("by " + script).doesNotExist();
    }
  }

  @Test
  void theTemptationIsReal() throws Exception {
    run("/bin/dash", "eval \"$2\"");
    assertThat(canary()).exists();
  }
}
