package org.qjailctl.cli.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * qjailctl as it is shipped: its launcher beside its jars, run as a process.
 *
 * @param launcher the file to run
 * @param host what every command that needs a host is given
 * @param folder where output goes
 */
record Product(Path launcher, List<String> host, Path folder) {

  private static final long MOST_MINUTES = 60;

  /**
   * What a process said.
   *
   * @param exit its exit status
   */
  record Said(int exit, String out, String err) {
    String all() {
      return "exit " + exit + "\n" + out + err;
    }
  }

  /** The program as the build left it, laid out as in its distribution. */
  static Product of(Ground ground, Path folder) {
    return new Product(Launcher.ofTheBuild(), ground.arguments(), folder);
  }

  /** Runs a command that touches no host. */
  Said alone(String... arguments) {
    return ended(started(List.of(arguments)));
  }

  /** Runs a command on the host. */
  Said run(String command, Path manifest, String... options) {
    return ended(started(arguments(command, manifest, options)));
  }

  /** Begins a command on the host, for somebody who does not wait for its end. */
  Running begin(String command, Path manifest, String... options) {
    return started(arguments(command, manifest, options));
  }

  private List<String> arguments(String command, Path manifest, String... options) {
    List<String> all = new ArrayList<>(List.of(command, manifest.toString()));
    all.addAll(host);
    all.addAll(List.of(options));
    return all;
  }

  /** A process and the files that it writes to. */
  record Running(Process process, Path out, Path err) {

    /** What it has said on standard error so far. */
    String saidSoFar() {
      return text(err);
    }
  }

  private Running started(List<String> arguments) {
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      List<String> command = new ArrayList<>(List.of(launcher.toString()));
      command.addAll(arguments);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder
          .environment()
          .putAll(
              Map.of(
                  "JAVA_HOME", System.getProperty("java.home"),
                  "XDG_CACHE_HOME", launcher.resolveSibling("cache").toString()));
      return new Running(builder.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Said ended(Running running) {
    try {
      if (!running.process().waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        running.process().destroyForcibly();
        throw new AssertionError("it did not end in " + MOST_MINUTES + " minutes");
      }
    } catch (InterruptedException e) {
      running.process().destroyForcibly();
      throw new IllegalStateException(e);
    }
    return new Said(running.process().exitValue(), text(running.out()), text(running.err()));
  }

  private static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
