package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qjailctl.cli.process.ExitCode;

/** Looking at a manifest that nobody has read runs nothing of it, and goes nowhere by it. */
final class HarmlessLookTest {

  @TempDir private Path folder = Path.of("");
  private Path canary = Path.of("");
  private Path program = Path.of("");
  private Path world = Path.of("");

  @BeforeEach
  void canary() throws IOException {
    canary = folder.resolve("canary");
    world = folder.resolve("world.json");
    program = Files.writeString(folder.resolve("sing"), "#!/bin/sh\necho ran >> " + canary + "\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plan", "status", "apply --rehearse", "plan --rehearse", "status --check"})
  void guardsAreNotAskedOnARealHost(String command) throws IOException {
    Path manifest = write(guarded("unless: [" + program + "]") + guardedToo());

    run(manifest, command + " --host local");

    assertThat(canary).doesNotExist();
  }

  @Test
  void guardsAreAskedWhereTheOperatorSaysSo() throws IOException {
    Path manifest = write(guarded("unless: [" + program + "]"));

    run(manifest, "plan --host local --ask-guards");

    assertThat(canary).exists();
  }

  /** Whether a path is there is qjailctl's own question. */
  @Test
  void aPathIsLookedForAndNoUserOfTheManifestsLooks() throws IOException {
    Run there = run(write(guarded("creates: /etc/rc.conf")), "plan --host simulated:" + world);

    assertThat(there.out()).contains("No changes.").doesNotContain("not asked");
  }

  @Test
  void thePlanSaysWhichStepsDependOnAGuardThatWasNotAsked() throws IOException {
    Path manifest = write(guarded("unless: [test, -f, /etc/passwd]"));

    Run plan = run(manifest, "plan --host simulated:" + world);
    Run json = run(manifest, "plan --output json --host simulated:" + world);
    Run markdown = run(manifest, "plan --output markdown --host simulated:" + world);
    Run asked = run(manifest, "plan --ask-guards --host simulated:" + world);

    assertThat(plan.out())
        .contains("run, unless its guard says that it is done (not asked)")
        .contains("The guard of `host / provision: run first` was not asked.");
    assertThat(json.out()).containsPattern("\"notAsked\" : \\[\\s*\"host / provision: run first\"");
    assertThat(markdown.out()).contains("# The guard of `host / provision: run first` was not");
    assertThat(asked.out()).contains("No changes.");
  }

  @Test
  void aRehearsalTakesAnUnaskedGuardOnTrust() throws IOException {
    Run run =
        run(
            write(
                guarded("unless: [test, -f, /nonexistent]")
                    + "rc.conf: { gateway_enable: \"YES\" }\n"),
            "apply --rehearse --host simulated:" + world);

    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.OK);
    assertThat(run.out())
        .contains("Rehearsed: converges in 1 step, 1 more on trust")
        .contains("its guard was not asked");
  }

  @Test
  void applyAsksAfterTheYesAndDoesNotRunWhatIsDone() throws IOException {
    Path manifest = write(guarded("unless: [test, -f, /etc/passwd]"));

    Run no = apply(manifest, Run.in().person("no"));
    Run yes = apply(manifest, Run.in().person("yes"));
    Run before = apply(manifest, Run.in(), "--yes");

    assertThat(no.err()).contains("Cancelled.");
    assertThat(yes.code()).as(yes.err()).isEqualTo(ExitCode.OK);
    assertThat(yes.out()).contains("was not asked");
    assertThat(before.out()).contains("No changes.");
  }

  @Test
  void applyRunsWhatItsGuardSaysIsToDo() throws IOException {
    Path manifest =
        write(
            HEAD
                + "    commands:\n      - { name: first, run: [cp, /etc/passwd, /var/made],"
                + " unless: [test, -f, /var/made] }\n");

    Run yes = apply(manifest, Run.in().person("yes"));
    Run again = run(manifest, "plan --ask-guards --host simulated:" + world);

    assertThat(yes.code()).as(yes.err()).isEqualTo(ExitCode.OK);
    assertThat(yes.out()).contains("Apply complete.");
    assertThat(again.out()).contains("No changes.");
  }

  @Test
  void aSavedPlanAsksWhenItIsCarriedOut() throws IOException {
    Path manifest = write(guarded("unless: [test, -f, /etc/passwd]"));
    Path plan = folder.resolve("approved");
    run(manifest, "plan --host simulated:" + world + " --out " + plan);

    Run applied = Run.in().engines(new HostEngines()).run("apply", plan.toString(), "--yes");

    assertThat(applied.code()).as(applied.err()).isEqualTo(ExitCode.OK);
  }

  @Test
  void secretsCommandsRunAfterTheYes() throws IOException {
    Path manifest =
        write(
            """
            version: 1
            host: { name: h }
            qjail: { base: { source: "https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz", sha256: %s } }
            interfaces: { lo1: { clone: true, aliases: [ inet 192.168.1.1-3 ] } }
            jails:
              db:
                interface: lo1
                ip4: [192.168.1.1]
                parameters: { allow.sysvipc: true }
                provision:
                  postgresql: { version: 15, password: { secret: pw } }
            secrets: { pw: { command: [%s] } }
            """
                .formatted(
                    "3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0", program));

    run(manifest, "plan --host simulated:" + world);
    run(manifest, "plan --ask-guards --host simulated:" + world);
    run(manifest, "status --host simulated:" + world);
    apply(manifest, Run.in().person("no"));
    assertThat(canary).doesNotExist();

    apply(manifest, Run.in().person("yes"));
    assertThat(canary).exists();
  }

  @ParameterizedTest
  @ValueSource(strings = {"local", "ssh://root@db1.example.net"})
  void aManifestDoesNotDecideWhereCommandsRun(String address) throws IOException {
    Path manifest = write("version: 1\nhost: { name: h, address: \"%s\" }\n".formatted(address));
    FakeEngine engine = new FakeEngine(Samples.empty());

    for (String command : List.of("plan", "status", "apply", "doctor")) {
      Run refused = Run.in().person("yes").engines(engine).run(command, manifest.toString());
      assertThat(refused.code()).as(command).isEqualTo(ExitCode.USAGE);
      assertThat(refused.err())
          .contains("a manifest alone does not decide where root's commands run")
          .contains("--host " + address)
          .contains("--host manifest");
    }
    assertThat(engine.address()).isEmpty();

    Run.in().engines(engine).run("plan", manifest.toString(), "--host", "manifest");
    assertThat(engine.address()).isEqualTo(address);
  }

  @Test
  void theEnvironmentMaySayWhichHost() throws IOException {
    Path manifest = write("version: 1\nhost: { name: h, address: local }\n");
    FakeEngine engine = new FakeEngine(Samples.empty());

    Run.in().variable("QJAILCTL_HOST", "manifest").engines(engine).run("plan", "" + manifest);
    assertThat(engine.address()).isEqualTo("local");
    Run.in().variable("QJAILCTL_HOST", "simulated").engines(engine).run("plan", "" + manifest);
    assertThat(engine.address()).isEqualTo("simulated");
  }

  @Test
  void aManifestsSimulatedHostIsAFileBelowIts() throws IOException {
    Path below = folder.resolve("below");
    Files.createDirectories(below);
    Path inside = below.resolve("world.json");
    Path outside = folder.resolve("outside.json");

    for (Path file : List.of(inside, outside)) {
      Path manifest = below.resolve("host.yaml");
      Files.writeString(
          manifest, "version: 1\nhost: { name: h, address: \"simulated:%s\" }\n".formatted(file));
      Run run = Run.in().engines(new HostEngines()).run("apply", manifest.toString(), "--yes");
      assertThat(run.code())
          .as(run.err())
          .isEqualTo(file.equals(inside) ? ExitCode.OK : ExitCode.USAGE);
    }
    assertThat(outside).doesNotExist();
  }

  private static final String HEAD = "version: 1\nhost:\n  name: h\n  provision:\n";

  private static String guarded(String guard) {
    return HEAD + "    commands:\n      - { name: first, run: [\"true\"], " + guard + " }\n";
  }

  private String guardedToo() {
    return "      - { name: second, run: [\"true\"], only-if: [" + program + "], user: root }\n";
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("host.yaml"), text);
  }

  private static Run run(Path manifest, String commandLine) {
    List<String> words = List.of(commandLine.split(" ", -1));
    String[] arguments =
        Stream.concat(Stream.of(words.getFirst(), manifest.toString()), words.stream().skip(1))
            .toArray(String[]::new);
    return Run.in().engines(new HostEngines()).run(arguments);
  }

  private Run apply(Path manifest, Run.Surroundings surroundings, String... more) {
    String[] arguments =
        Stream.concat(
                Stream.of("apply", manifest.toString(), "--host", "simulated:" + world),
                Stream.of(more))
            .toArray(String[]::new);
    return surroundings.engines(new HostEngines()).run(arguments);
  }
}
