package org.qjailctl.executors.lowering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script with real shells, and a pfctl that takes what this test says. */
class HookPfScriptTest {

  private static final String BEFORE = "# Gr\u00fc\u00dfe\r\u0000\nfirst\nsecond\nlast";

  @TempDir Path folder;

  private record Ended(int exit, String errors) {}

  private Ended run(String shell, String takes, String seen, String... places)
      throws IOException, InterruptedException {
    Path pfctl = folder.resolve("pfctl");
    Files.writeString(pfctl, "#!/bin/sh\n" + takes + " || { echo \"$2:9: no\" >&2; exit 1; }\n");
    Files.setPosixFilePermissions(pfctl, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> argv = new ArrayList<>(List.of(shell.split(" ", -1)));
    argv.addAll(List.of("-c", HookPfScript.TEXT, "hook", folder.resolve("pf.conf").toString()));
    argv.addAll(List.of("one\ntwo\n", "end\n"));
    argv.addAll(List.of(places));
    ProcessBuilder builder = new ProcessBuilder(argv);
    builder.environment().merge("PATH", folder.toString(), (old, own) -> own + ":" + old);
    Process process = builder.start();
    try (OutputStream input = process.getOutputStream()) {
      input.write(bytes(seen));
    }
    String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), errors);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private String found() throws IOException {
    return Files.readString(folder.resolve("pf.conf"), StandardCharsets.ISO_8859_1);
  }

  private void before() throws IOException {
    Path file = Files.write(folder.resolve("pf.conf"), bytes(BEFORE));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox sh"})
  void theFirstPlaceThatPfctlTakesIsWritten(String shell) throws Exception {
    before();

    Ended ended =
        run(shell, "grep -A1 -a two \"$2\" | grep -qa second", BEFORE, "1", "0", "2", "4");

    assertThat(ended).isEqualTo(new Ended(0, ""));
    assertThat(found())
        .isEqualTo("# Gr\u00fc\u00dfe\r\u0000\nfirst\none\ntwo\nsecond\nlast\nend\n");
    assertThat(Files.getPosixFilePermissions(folder.resolve("pf.conf")))
        .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
    assertThat(left()).containsExactly("pf.conf", "pfctl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox sh"})
  void whereNoPlaceIsTakenNothingIsWritten(String shell) throws Exception {
    before();

    Ended ended = run(shell, "false", BEFORE, "1", "4", "0");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.errors()).contains(":9: no").hasLineCount(1);
    assertThat(found()).isEqualTo(BEFORE);
    assertThat(left()).containsExactly("pf.conf", "pfctl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox sh"})
  void aFileThatHasChangedIsLeftAlone(String shell) throws Exception {
    before();

    Ended ended = run(shell, "true", BEFORE + "\n", "1");

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.errors()).contains("pf.conf has changed meanwhile");
    assertThat(found()).isEqualTo(BEFORE);
  }
}
