package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.process.ExitCode;

/**
 * README's example as its reader goes on with it: a line is edited and applied with the default
 * options, and the plan is empty again, edit after edit.
 */
class ReadmeStoryTest {

  /** A line of the manifest and what takes its place. */
  private record Edit(String line, String instead) {}

  private static final List<Edit> EDITS =
      List.of(
          new Edit("- inet 192.168.1.0-9", "- inet 192.168.1.0-12"),
          new Edit(
              "    ip4: [192.168.1.1]",
              "    ip4: [192.168.1.1]\n    parameters: { allow.raw_sockets: true }"),
          new Edit(
              "    ip4: [192.168.1.2]",
              "    ip4: [192.168.1.2]\n    boot: manual\n    state: running"),
          new Edit("jails:\n", "jails:\n  jail3: { ip4: [192.168.1.4] }\n"),
          new Edit("  rdr:\n", "  rdr:\n    - { on: em0, port: 8080, jail: jail1, to-port: 80 }\n"),
          new Edit(
              "        encoding: UTF8\n",
              "        encoding: UTF8\n        settings: { work_mem: 8MB }\n"),
          new Edit(
              "        auth: scram-sha-256\n",
              "        auth: scram-sha-256\n        roles: { joe: { createdb: true } }\n"),
          new Edit(
              "        version: 15\n",
              "        version: 15\n        pg_hba: [host all all 192.168.1.0/24 scram-sha-256]\n"),
          new Edit("    provision:\n", "    provision:\n      packages: { bash: {} }\n"),
          new Edit(
              "      postgresql:\n",
              "      cron: { dump: { schedule: \"30 4 * * *\", command: newsyslog } }\n      postgresql:\n"),
          new Edit(
              "flavors:\n  default:\n    files:\n",
              "flavors:\n  default:\n    files:\n      /etc/motd: { content: \"hello\\n\" }\n"),
          new Edit(
              "host:\n  name: db1", "sysctl: { kern.ipc.somaxconn: 1024 }\nhost:\n  name: db1"));

  @TempDir Path folder;
  private Path manifest = Path.of("");

  @BeforeEach
  void copyExample() throws IOException {
    Path example = Path.of("..", "examples", "postgresql");
    manifest = folder.resolve("host.yaml");
    Files.createDirectories(folder.resolve("files"));
    Files.copy(example.resolve("files/FreeBSD.conf"), folder.resolve("files/FreeBSD.conf"));
    Files.copy(example.resolve("host.yaml"), manifest);
  }

  @Test
  void twelveEditsOneByOneThenBackWithARestartBetween() throws Exception {
    try (Practice practice = Practice.on(folder.resolve("host.json"))) {
      goesOn(practice, practice.directly(), EDITS);
    }
  }

  @Test
  void theSameOverSsh() throws Exception {
    try (Practice practice = Practice.on(folder.resolve("host.json"))) {
      goesOn(
          practice,
          practice.overSsh(),
          EDITS.subList(0, Integer.getInteger("qjailctl.ssh-edits", 2)));
    }
  }

  private void goesOn(Practice practice, List<String> host, List<Edit> edits) throws Exception {
    applied(practice, host, "as the example is");
    long seed = Long.getLong("qjailctl.seed", 20261201L);
    System.out.printf("README's story: seed %d, %d edits, there and back%n", seed, edits.size());
    List<Edit> order = new ArrayList<>(edits);
    Collections.shuffle(order, new Random(seed));
    for (Edit edit : order) {
      change(edit.line(), edit.instead());
      applied(practice, host, edit.instead());
    }
    Collections.shuffle(order, new Random(seed + 1));
    for (Edit edit : order) {
      assertThat(run(practice, host, "restart", "postgres").code()).isEqualTo(ExitCode.OK);
      change(edit.instead(), edit.line());
      applied(practice, host, "without " + edit.instead());
    }
  }

  private void change(String from, String to) throws IOException {
    String text = Files.readString(manifest);
    assertThat(text).contains(from);
    Files.writeString(manifest, text.replace(from, to));
  }

  private void applied(Practice practice, List<String> host, String what) {
    Run apply = run(practice, host, "apply", manifest.toString(), "--yes");
    assertThat(apply.code()).as("%s%n%s%s", what, apply.out(), apply.err()).isEqualTo(ExitCode.OK);
    Run again = run(practice, host, "plan", manifest.toString(), "--detailed-exitcode");
    assertThat(again.code()).as("%s%n%s%s", what, again.out(), again.err()).isEqualTo(ExitCode.OK);
  }

  private static Run run(Practice practice, List<String> host, String... words) {
    List<String> arguments = new ArrayList<>(List.of(words));
    arguments.addAll(host);
    return practice
        .surroundings()
        .variable("PG_SUPERUSER_PASSWORD", "correct horse battery staple")
        .run(arguments.toArray(String[]::new));
  }
}
