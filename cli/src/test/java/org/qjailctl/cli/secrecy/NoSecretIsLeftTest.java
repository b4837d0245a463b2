package org.qjailctl.cli.secrecy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.cli.Practice;
import org.qjailctl.core.host.Batch;
import org.qjailctl.core.host.Host;
import org.qjailctl.core.host.HostPath;
import org.qjailctl.core.host.Operation;
import org.qjailctl.core.host.Secrets;
import org.qjailctl.core.host.TreeEntry;
import org.qjailctl.executors.simulated.SimulatedHost;

/**
 * The product as a process, over ssh, with a secret of each kind; and all that it said, wrote and
 * started, searched for their values. Programs that it starts go through a recorder, which writes
 * down its own arguments and environment and everybody's arguments, and becomes the program.
 */
final class NoSecretIsLeftTest {

  private static final Secret BY_VARIABLE = new Secret("Zq7KpVbEnv", "Wm9XtEnvEnd");
  private static final Secret BY_FILE = new Secret("Jh4RsGfFile", "Pd2LcFileEnd");
  private static final Secret BY_COMMAND = new Secret("Bx8TnYwCmd", "Hk3QzCmdEnd");
  private static final List<Secret> ALL = List.of(BY_VARIABLE, BY_FILE, BY_COMMAND);

  @TempDir Path folder;

  private Path manifest = Path.of("");
  private Path world = Path.of("");
  private List<String> way = List.of();
  private final List<Practice> practices = new ArrayList<>();

  @BeforeEach
  void prepare() throws Exception {
    for (String name : List.of("tmp", "home", "said", "recorder", "secrets")) {
      Files.createDirectory(folder.resolve(name));
    }
    program(
        folder.resolve("recorder/ssh"),
        """
        #!/bin/sh
        { cat /proc/$$/environ; cat /proc/[0-9]*/cmdline; } >>'%1$s/recorded' 2>/dev/null
        exec '%2$s' "$@"
        """
            .formatted(folder, found("ssh")));
    Files.writeString(folder.resolve("secrets/app"), BY_FILE.value() + "\n");
    Files.writeString(folder.resolve("secrets/said"), BY_COMMAND.value() + "\nmore\n");
    program(
        folder.resolve("secrets/print"),
        "#!/bin/sh\ncat '" + folder.resolve("secrets/said") + "'; cat \"$0.said\" >&2\nexit 0\n");
    manifest = Files.writeString(folder.resolve("host.yaml"), manifest(""));
    connect("host.json");
  }

  /** A fresh host behind an sshd of its own. */
  private void connect(String file) throws Exception {
    world = Files.createDirectory(folder.resolve("host")).resolve(file);
    Practice practice = Practice.on(world);
    practices.add(practice);
    List<String> arguments = new ArrayList<>(List.of("--host", practice.address()));
    practice.sshOptions().forEach(option -> arguments.addAll(List.of("--ssh-option", option)));
    way = arguments;
  }

  @AfterEach
  void leave() {
    practices.forEach(Practice::close);
  }

  private String manifest(String more) throws IOException {
    String example = Files.readString(Path.of("../examples/postgresql-app/host.yaml"));
    String text =
        example
            .replace("readers: { login: false }", "readers: { password: { secret: readers } }")
            .replaceFirst(
                "(?s)\nsecrets:.*",
                """

                secrets:
                  pg-superuser: { env: QJTEST_SUPERUSER }
                  app: { file: %1$s/secrets/app }
                  readers: { command: [%1$s/secrets/print] }
                """
                    .formatted(folder))
            .replace("      postgresql:\n", more + "      postgresql:\n");
    assertThat(text).contains("secret: readers").contains("QJTEST_SUPERUSER");
    return text;
  }

  private static Path found(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private static void program(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Process started(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-cp",
                System.getProperty("java.class.path"),
                "org.qjailctl.cli.Main"));
    command.addAll(List.of(arguments));
    int number = folder.resolve("said").toFile().list().length;
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(Path.of("/dev/null").toFile())
            .redirectOutput(folder.resolve("said/" + number + ".out").toFile())
            .redirectError(folder.resolve("said/" + number + ".err").toFile());
    Map<String, String> environment = builder.environment();
    // Without a manifest nobody knows which variables hold secrets.
    if (!arguments[0].equals("import")) {
      environment.put("QJTEST_SUPERUSER", BY_VARIABLE.value());
    }
    environment.put("HOME", folder.resolve("home").toString());
    environment.put("TMPDIR", folder.resolve("tmp").toString());
    environment.put("PATH", folder.resolve("recorder") + ":" + environment.get("PATH"));
    return builder.start();
  }

  private void run(int expected, String command, Path file, String... options) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(command));
    if (!file.toString().isEmpty()) {
      arguments.add(file.toString());
    }
    arguments.addAll(way);
    arguments.addAll(List.of(options));
    int exit = started(arguments.toArray(String[]::new)).waitFor();
    assertThat(exit).as("%s%n%s", arguments, said()).isEqualTo(expected);
  }

  private String said() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder.resolve("said"))) {
      for (Path file : files.sorted().toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  /** All files here but those that hold the secrets on purpose, and all files of the host. */
  private Map<String, List<String>> traces() throws Exception {
    Map<String, List<String>> found = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.startsWith(folder.resolve("secrets")) && !file.startsWith(world.getParent())) {
          search(file.toString(), Files.readAllBytes(file), found);
        }
      }
    }
    search(world.toString(), Files.readAllBytes(world), found);
    try (Host host = SimulatedHost.persisted(world, Secrets.none())) {
      Operation all = new Operation.ListTree(HostPath.of("/"), 40, Operation.Contents.BYTES);
      List<TreeEntry> entries = host.run(Batch.all(List.of(all))).getFirst().entries();
      assertThat(entries)
          .extracting(entry -> entry.path().value())
          .contains("/var/db/qjailctl/journal");
      for (TreeEntry entry : entries) {
        search(entry.path().value(), entry.path().value().getBytes(UTF_8), found);
        entry
            .content()
            .ifPresent(content -> search(entry.path().value(), content.toArray(), found));
      }
    }
    return found;
  }

  private static void search(String where, byte[] bytes, Map<String, List<String>> found) {
    for (Secret secret : ALL) {
      List<String> traces = secret.tracesIn(bytes);
      if (!traces.isEmpty()) {
        found.merge(
            where,
            traces,
            (one, more) -> Stream.concat(one.stream(), more.stream()).distinct().toList());
      }
    }
  }

  @Test
  void theSearchFindsWhatItLooksFor() {
    for (Secret secret : ALL) {
      for (String form :
          List.of(
              secret.value(),
              "x" + java.util.Base64.getEncoder().encodeToString(secret.value().getBytes(UTF_8)),
              java.util.Base64.getEncoder().encodeToString(("ab" + secret.value()).getBytes(UTF_8)),
              java.util.Base64.getUrlEncoder()
                  .encodeToString(("a" + secret.value()).getBytes(UTF_8)),
              java.util.HexFormat.of().withUpperCase().formatHex(secret.value().getBytes(UTF_8)),
              "cut short " + secret.begin(),
              secret.end() + "'")) {
        assertThat(secret.tracesIn(form.getBytes(UTF_8))).as(form).isNotEmpty();
      }
      assertThat(secret.tracesIn("nothing".getBytes(UTF_8))).isEmpty();
    }
  }

  @Test
  void inNothingThatAWholeRunLeavesBehind() throws Exception {
    Path saved = folder.resolve("saved.plan");
    run(0, "plan", manifest, "--output", "json", "--commands", "--debug");
    run(0, "plan", manifest, "--commands", "--rehearse", "--out", saved.toString());
    run(0, "apply", saved, "--yes", "--debug", "--events", folder + "/events.1");
    run(0, "import", Path.of(""));

    // Another value, a step that fails, and what waits for it.
    Files.writeString(folder.resolve("secrets/app"), "another " + BY_FILE.value());
    run(2, "plan", manifest, "--detailed-exitcode", "--output", "markdown", "--commands");
    run(0, "apply", manifest, "--yes", "--events", folder + "/events.2");
    Files.writeString(
        manifest, manifest("      packages: { no-such-package: {} }\n      groups: { x: {} }\n"));
    run(1, "apply", manifest, "--yes", "--debug", "--events", folder + "/events.3");
    run(0, "status", manifest);

    assertThat(said()).contains("(secret pg-superuser)").contains("(secret app)");
    assertThat(Files.readString(folder.resolve("events.3"))).contains("\"failed\"");
    assertThat(new String(Files.readAllBytes(folder.resolve("recorded")), UTF_8))
        .contains("org.qjailctl.cli.Main")
        .contains("HOME=" + folder.resolve("home"));
    assertThat(traces()).isEmpty();
  }

  @Test
  void inNothingThatAKilledRunLeavesBehind() throws Exception {
    Path events = folder.resolve("events");
    List<String> arguments = new ArrayList<>(List.of("apply", manifest.toString()));
    arguments.addAll(way);
    arguments.addAll(List.of("--yes", "--debug", "--events", events.toString()));
    Process apply = started(arguments.toArray(String[]::new));
    // Initialising the cluster is where the password goes.
    while (apply.isAlive() && !begun(events).contains("initialise cluster")) {
      Thread.onSpinWait();
    }
    apply.destroyForcibly().waitFor();

    assertThat(begun(events)).contains("initialise cluster");
    assertThat(traces()).isEmpty();
  }

  /** What has begun, without what a run only means to do. */
  private static String begun(Path events) throws IOException {
    return Files.exists(events)
        ? Files.readString(events)
            .lines()
            .filter(line -> line.contains("\"step-begins\""))
            .collect(Collectors.joining("\n"))
        : "";
  }

  @Test
  void inNoComplaintAboutASecret() throws Exception {
    Files.writeString(folder.resolve("secrets/app"), BY_FILE.value() + "\nsecond line\n");
    Files.writeString(folder.resolve("secrets/print.said"), "cannot show " + BY_COMMAND.value());
    program(
        folder.resolve("secrets/print"),
        "#!/bin/sh\ncat \"$0.said\" >&2; cat '" + folder.resolve("secrets/said") + "'\nexit 3\n");

    run(65, "apply", manifest, "--yes", "--debug");
    // Commands are run only after the yes, and not if another secret is missing.
    Files.writeString(folder.resolve("secrets/app"), BY_FILE.value() + "\n");
    run(65, "apply", manifest, "--yes", "--debug");

    assertThat(said())
        .contains("the secret app of")
        .contains("its value has several lines")
        .contains("ended with exit status 3");
    try (Stream<Path> files = Files.list(folder.resolve("said"))) {
      for (Path file : files.toList()) {
        for (Secret secret : ALL) {
          assertThat(secret.tracesIn(Files.readAllBytes(file))).isEmpty();
        }
      }
    }
  }
}
