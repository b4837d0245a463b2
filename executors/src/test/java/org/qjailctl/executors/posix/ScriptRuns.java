package org.qjailctl.executors.posix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/** Runs scripts under this machine's own sh, with stand-ins for FreeBSD's programs. */
final class ScriptRuns {

  /** What a script said. */
  record Said(int exit, String out, String err) {}

  private final Path folder;

  ScriptRuns(Path folder) {
    this.folder = folder;
  }

  /** The program {@code name} prints {@code text}. */
  void says(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name + ".txt"), text.isEmpty() ? "" : text + "\n");
    program(name, "cat '" + folder.resolve(name + ".txt") + "'");
  }

  void program(String name, String line) throws IOException {
    Path program = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(program, "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  Said run(String script, String... arguments) throws IOException, InterruptedException {
    List<String> argv = new ArrayList<>(List.of("sh", "-c", script, "sh"));
    argv.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(argv);
    builder.environment().merge("PATH", folder.resolve("bin") + ":", (old, first) -> first + old);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), out, err);
  }
}
