package org.qjailctl.cli.ansible;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.qjailctl.cli.acceptance.Launcher;

/**
 * A machine that Ansible runs on: a copy of examples/ansible in a folder of its own, and the
 * collection of this source tree.
 *
 * @param repository the copy
 * @param home where Ansible keeps what it needs while it runs
 */
record Controller(Path repository, Path home) {

  private static final long MOST_MINUTES = 10;

  /**
   * What a program said.
   *
   * @param out both its streams
   */
  record Said(int exit, String out) {}

  static Controller in(Path folder) throws IOException {
    Path example = Path.of("..", "examples", "ansible");
    Path repository = folder.resolve("repository");
    try (Stream<Path> files = Files.walk(example)) {
      for (Path file : files.sorted().toList()) {
        Files.copy(file, repository.resolve(example.relativize(file).toString()));
      }
    }
    return new Controller(repository, Files.createDirectory(folder.resolve("home")));
  }

  Path manifest(String host) {
    return repository.resolve("hosts").resolve(host + ".yaml");
  }

  /** Replaces {@code old} in a manifest, which must hold it. */
  void edit(String host, String old, String replacement) throws IOException {
    String text = Files.readString(manifest(host));
    if (!text.contains(old)) {
      throw new IllegalStateException("the manifest of " + host + " has no " + old);
    }
    Files.writeString(manifest(host), text.replace(old, replacement));
  }

  /** Says of the host {@code name} what the inventory alone does not know. */
  void variables(String name, String address, List<String> sshOptions, String more)
      throws IOException {
    Path folder = Files.createDirectories(repository.resolve("inventory/host_vars"));
    Files.writeString(
        folder.resolve(name + ".yml"),
        "qjailctl_executable: "
            + Launcher.ofTheBuild()
            + "\nqjailctl_address: "
            + address
            + "\nqjailctl_ssh_options: ["
            + String.join(", ", sshOptions)
            + "]\n"
            + more);
  }

  Said playbook(String... arguments) throws IOException, InterruptedException {
    return run("ansible-playbook", arguments);
  }

  Said run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(home, "out", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(repository.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "HOME", home.toString(),
                "LC_ALL", "C.UTF-8",
                "JAVA_HOME", System.getProperty("java.home"),
                "XDG_CACHE_HOME", home.resolve("cache").toString(),
                "ANSIBLE_COLLECTIONS_PATHS", collections(),
                "ANSIBLE_NOCOLOR", "1"));
    Process process = builder.start();
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError(command + " did not end in " + MOST_MINUTES + " minutes");
    }
    return new Said(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8));
  }

  /** The folder that holds ansible_collections. */
  static String collections() {
    return Path.of("src", "ansible").toAbsolutePath().toString();
  }
}
