package org.qjailctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.process.ExitCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks of a jail, on a simulated host. */
class ChecksTest {

  private static final String MANIFEST =
      """
      version: 1
      host:
        name: web1
        checks: [{ command: [pkg, -N] }]
      interfaces: { lo1: { clone: true, aliases: [inet 192.168.1.0-9] } }
      qjail:
        base:
          source: https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz
          sha256: 3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0
      jails:
        web:
          interface: lo1
          ip4: [192.168.1.1]
          provision:
            packages: { nginx: {} }
            services: { nginx: { enabled: true, running: true } }
          checks:
            - tcp: 80
            - service: nginx
            - { command: [test, -e, /usr/local/sbin/nginx], user: www }
      """;

  @TempDir private Path folder = Path.of("");
  private Path manifest = Path.of("");

  @BeforeEach
  void write() throws IOException {
    manifest = folder.resolve("host.yaml");
    Files.writeString(manifest, MANIFEST);
  }

  @Test
  void allPassAfterAnApplyAndAfterOneThatHadNothingToDo() {
    Run first = apply();
    assertThat(first.code()).as(first.err()).isEqualTo(ExitCode.OK);
    assertThat(first.err())
        .contains(
            "check passed: the host: command pkg -N\n",
            "check passed: jail web: tcp 192.168.1.1 port 80\n",
            "check passed: jail web: service nginx\n",
            "check passed: jail web: command test -e /usr/local/sbin/nginx as www\n");
    assertThat(first.out()).endsWith("Checks passed: 4 of 4.\n");

    Run second = apply();
    assertThat(second.code()).as(second.err()).isEqualTo(ExitCode.OK);
    assertThat(second.out()).contains("No changes.").endsWith("Checks passed: 4 of 4.\n");
    assertThat(run("plan", "--detailed-exitcode").code()).isEqualTo(ExitCode.OK);
  }

  @Test
  void oneThatFailsSaysWhichAndHowOftenAndWhatItHeard() throws IOException {
    Files.writeString(
        manifest,
        MANIFEST.replace("- tcp: 80", "- { tcp: 81, retries: 3, interval: 4, timeout: 5 }"));

    Run run = apply("--events", events().toString());

    assertThat(run.code()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(run.code().status()).isEqualTo(3);
    assertThat(run.out()).contains("Apply complete.");
    assertThat(run.err())
        .contains(
            """
            check failed: jail web: tcp 192.168.1.1 port 81
              4 tries in 12 s, at most 5 s each:
              $ nc -znv -w 5 192.168.1.1 81
                nc: connect to 192.168.1.1 port 81 (tcp) failed: Connection refused
                exit status 1
            """)
        .endsWith(
            """
            Checks failed: 1 of 4.
            The host is as the manifest says, and does not work as it should. Mend the cause, then ask again with `qjailctl status --check`.
            """);
    JsonNode last = JsonMapper.builder().build().readTree(lastEvent());
    assertThat(last.get("result").stringValue()).isEqualTo("checks-failed");
    assertThat(Files.readString(events()))
        .contains("\"event\":\"check-ends\"", "\"result\":\"failed\",\"tries\":4");

    assertThat(apply("--no-checks").code()).as("not asked").isEqualTo(ExitCode.OK);
  }

  @Test
  void statusAsksWhenItIsToldTo() {
    apply();
    assertThat(run("status").err()).doesNotContain("check");

    Run asked = run("status", "--check");
    assertThat(asked.code()).isEqualTo(ExitCode.OK);
    assertThat(asked.out()).endsWith("The host matches its manifest.\n\nChecks passed: 4 of 4.\n");

    Run stopped =
        new Run.Surroundings().engines(new HostEngines()).run("stop", "web", "--host", host());
    assertThat(stopped.code()).as(stopped.err()).isEqualTo(ExitCode.OK);
    Run again = run("status", "--check");
    assertThat(again.code()).isEqualTo(ExitCode.CHECK_FAILED);
    assertThat(again.err())
        .contains(
            "check passed: the host", "jexec: jail \"web\" not found", "Checks failed: 3 of 4.");
  }

  @Test
  void aTargetIsAskedAlone() {
    Run run = apply("--target", "jail web");
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out()).endsWith("Checks passed: 3 of 3.\n");
  }

  @Test
  void aPlanTellsProgramsOfThem() {
    JsonNode plan =
        JsonMapper.builder().build().readTree(run("plan", "--output", "json", "--commands").out());
    JsonNode check = plan.get("checks").get(1);
    assertThat(check.get("place").stringValue()).isEqualTo("jail web");
    assertThat(check.get("check").stringValue()).isEqualTo("tcp 192.168.1.1 port 80");
    assertThat(check.get("retries").intValue()).isEqualTo(5);
    assertThat(check.get("command").stringValue()).isEqualTo("nc -znv -w 10 192.168.1.1 80");
    assertThat(run("plan", "--output", "markdown").out())
        .contains("# Checked afterwards: the host (command pkg -N), jail web (tcp");
  }

  private String lastEvent() throws IOException {
    return Files.readAllLines(events(), UTF_8).getLast();
  }

  private Path events() {
    return folder.resolve("events");
  }

  private String host() {
    return "simulated:" + folder.resolve("host.json");
  }

  private Run apply(String... options) {
    String[] all = new String[options.length + 1];
    all[0] = "--yes";
    System.arraycopy(options, 0, all, 1, options.length);
    return run("apply", all);
  }

  private Run run(String command, String... options) {
    String[] words = new String[options.length + 4];
    words[0] = command;
    words[1] = manifest.toString();
    words[2] = "--host";
    words[3] = host();
    System.arraycopy(options, 0, words, 4, options.length);
    return new Run.Surroundings().engines(new HostEngines()).run(words);
  }
}
