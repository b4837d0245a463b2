package org.qjailctl.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Validators that are not ours: ajv, and the YAML parser of yaml-language-server, run by node from
 * schema/validator. A node or npm that is missing fails the test.
 */
final class NodeValidator {

  private static final Path FOLDER = Path.of("..", "schema", "validator").toAbsolutePath();

  private NodeValidator() {}

  /**
   * What is wrong with each of {@code files}, by file; empty for nothing.
   *
   * @param schema by file: host, part, diagnostics or sarif
   */
  static Map<Path, String> problems(Map<Path, String> schema) throws Exception {
    install();
    StringBuilder input = new StringBuilder();
    schema.forEach((file, name) -> input.append(name).append(' ').append(file).append('\n'));
    Map<Path, String> found = new LinkedHashMap<>();
    for (String line : run(input.toString(), "node", "--no-warnings", "validate.mjs").split("\n")) {
      int end = line.startsWith("valid ") ? line.length() : line.indexOf(": ");
      Path file = Path.of(line.substring(line.indexOf(' ') + 1, end));
      found.put(file, line.startsWith("valid ") ? "" : line.substring(end + 2));
    }
    assertThat(found.keySet()).isEqualTo(schema.keySet());
    return found;
  }

  /** What the lock file names, unless it is there already. */
  private static void install() throws Exception {
    Path installed = FOLDER.resolve("node_modules/.package-lock.json");
    Path wanted = FOLDER.resolve("package-lock.json");
    boolean current =
        Files.exists(installed)
            && Files.getLastModifiedTime(installed).compareTo(Files.getLastModifiedTime(wanted))
                >= 0;
    if (!current) {
      run("", "npm", "ci", "--silent");
    }
  }

  private static String run(String input, String... command)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("validator", ".err");
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(FOLDER.toFile())
            .redirectError(errors.toFile())
            .start();
    Thread writer =
        Thread.startVirtualThread(
            () -> {
              try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(UTF_8));
              } catch (IOException e) {
                // Its exit status says what happened.
              }
            });
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    writer.join();
    assertThat(process.waitFor())
        .as("%s: %s", String.join(" ", command), Files.readString(errors))
        .isZero();
    Files.delete(errors);
    return output;
  }
}
