package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.process.ExitCode;

/** Manifests of somebody who wants the machine of whoever looks at them: nothing runs or leaks. */
final class HostileManifestsTest {

  private static final String TOLD = "told-by-nobody";

  @TempDir private Path folder = Path.of("");
  private Path repository = Path.of("");
  private Path canary = Path.of("");
  private String sing = "";

  @BeforeEach
  void bait() throws Exception {
    repository = Files.createDirectory(folder.resolve("repository"));
    canary = folder.resolve("canary");
    Path program = Files.writeString(folder.resolve("sing"), "#!/bin/sh\necho ran > " + canary);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    sing = program.toString();
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.writeString(outside.resolve("key"), TOLD + ": [" + TOLD + "\n");
    Files.writeString(outside.resolve("vars.yaml"), "vars: { x: " + TOLD + " }\nrc.conf: 7\n");
    Files.createSymbolicLink(repository.resolve("link"), outside.resolve("key"));
    Files.createSymbolicLink(repository.resolve("up"), outside);
    Files.createSymbolicLink(repository.resolve("again"), Path.of("link"));
    Files.createSymbolicLink(repository.resolve("nowhere"), Path.of("../nothing"));
    Files.createSymbolicLink(repository.resolve("zero"), Path.of("/dev/zero"));
    Files.createSymbolicLink(repository.resolve("environ"), Path.of("/proc/self/environ"));
    assertThat(
            new ProcessBuilder("mkfifo", repository.resolve("fifo").toString()).start().waitFor())
        .isZero();
  }

  private List<String> paths() {
    return List.of(
        "link",
        "up/key",
        "up/vars.yaml",
        "again",
        "nowhere",
        "zero",
        "environ",
        "fifo",
        "../outside/key",
        "../outside/vars.yaml",
        "up/../outside/key",
        folder + "/outside/key",
        "/etc/shadow",
        "/etc/passwd",
        "/proc/self/environ",
        "/proc/self/fd/0",
        "/dev/stdin",
        "/dev/zero",
        "/dev/fd/0",
        ".");
  }

  private List<String> corpus() {
    List<String> all = new ArrayList<>();
    for (String path : paths()) {
      all.add("host: { name: h }\ninclude: [\"%s\"]\n".formatted(path));
      all.add(
          "host: { name: h }\nflavors: { f: { files: { /etc/x: { source: \"%s\" } } } }\n"
              .formatted(path));
      all.add("host: { name: h }\nsecrets: { s: { file: \"%s\" } }\n".formatted(path));
    }
    for (String guard : List.of("unless", "only-if")) {
      for (String argv :
          List.of("[%s]", "[sh, -c, \"%s\"]", "[env, %s]", "[\"%s\", \"$(%1$s)\", \"`%1$s`\"]")) {
        for (String user : List.of("", ", user: root")) {
          all.add(
              """
              host:
                name: h
                provision:
                  commands: [{ name: x, run: [\"true\"], %s: %s%s }]
              """
                  .formatted(guard, argv.formatted(sing), user));
        }
      }
    }
    all.add("host: { name: h, checks: [{ command: [%s] }] }\n".formatted(sing));
    all.add("host: { name: h }\nsecrets: { s: { command: [%s] } }\n".formatted(sing));
    all.add("host: { name: \"h$(%s)\" }\n".formatted(sing));
    all.add("host: { name: h }\nrc.conf: { x: \"$(%s)\" }\n".formatted(sing));
    all.add("host: { name: h }\nrc.conf: { x: \"'; %s; '\" }\n".formatted(sing));
    for (String address :
        List.of(
            "local",
            "ssh://root@127.0.0.1",
            "ssh://-oProxyCommand=" + sing,
            "ssh://root@-oProxyCommand=" + sing,
            "simulated:" + folder + "/outside/key",
            "simulated:" + folder + "/outside/new.json")) {
      all.add("host: { name: h, address: \"%s\", become: sudo }\n".formatted(address));
    }
    return all;
  }

  @Test
  void nothingRunsAndNothingLeaks() throws IOException {
    List<String> corpus = corpus();
    int invalid = 0;
    int refused = 0;
    int planned = 0;
    for (String text : corpus) {
      Path manifest = Files.writeString(repository.resolve("host.yaml"), "version: 1\n" + text);
      List<Run> runs = new ArrayList<>();
      Run validated = run("validate", manifest.toString());
      runs.add(validated);
      runs.add(run("validate", manifest.toString(), "--output", "json"));
      runs.add(run("validate", manifest.toString(), "--output", "sarif"));
      runs.add(run("plan", manifest.toString()));
      runs.add(run("plan", manifest.toString(), "--host", "simulated", "--commands"));
      runs.add(run("plan", manifest.toString(), "--host", "simulated", "--output", "markdown"));
      if (validated.code() == ExitCode.OK) {
        runs.add(run("plan", manifest.toString(), "--host", "local"));
        runs.add(run("status", manifest.toString(), "--host", "simulated"));
      }
      for (Run run : runs) {
        assertThat(run.out() + run.err()).as(text).doesNotContain(TOLD, "root:x:0", "root:*:");
        assertThat(run.code()).as(text).isNotEqualTo(ExitCode.BUG);
      }
      assertThat(canary).as(text).doesNotExist();
      assertThat(folder.resolve("outside/new.json")).doesNotExist();
      assertThat(ProcessHandle.current().descendants().toList()).as(text).isEmpty();
      if (validated.code() != ExitCode.OK) {
        invalid++;
      } else if (runs.get(3).code() == ExitCode.USAGE) {
        refused++;
      } else {
        planned++;
      }
    }
    System.out.printf(
        "hostile manifests: %d, %d not valid, %d without a host of their own, %d planned%n",
        corpus.size(), invalid, refused, planned);
    assertThat(corpus).hasSizeGreaterThan(40);
  }

  private static Run run(String... arguments) {
    return Run.in().engines(new HostEngines()).run(arguments);
  }
}
