package org.qjailctl.executors.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qjailctl.core.host.Bytes;
import org.qjailctl.core.host.Outcome;
import org.qjailctl.core.observed.Fact;

/** The script under this machine's own sh and tar. */
final class ArchiveHeadsScriptTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void tellsHowArchivesBeginAndPassesOverWhatIsNone() throws Exception {
    Path tree = Files.createDirectories(folder.resolve("tree/etc"));
    for (int i = 0; i < 20; i++) {
      Files.writeString(tree.resolve("file" + i), "x");
    }
    Path archives = Files.createDirectory(folder.resolve("archive"));
    run(folder, "tar", "czf", "archive/web@202611232120.33.tar", "-C", "tree", "etc");
    Files.writeString(archives.resolve("broken@1.tar"), "no archive");
    Files.writeString(archives.resolve("odd;touch pwned.tar"), "");
    Files.writeString(archives.resolve("-n.tar"), "");
    Files.createSymbolicLink(archives.resolve("link@1.tar"), archives.resolve("broken@1.tar"));

    String told = run(folder, "sh", "-c", ArchiveHeadsScript.TEXT, "sh", archives.toString());

    List<String> lines = told.lines().toList();
    assertThat(lines.getFirst()).isEqualTo("archive broken@1.tar");
    assertThat(lines.get(1)).isEqualTo("archive web@202611232120.33.tar");
    assertThat(lines.get(2)).isEqualTo("entry etc/");
    assertThat(lines).hasSize(2 + 8 + 1).endsWith("end");
    assertThat(archives.resolve("pwned.tar")).doesNotExist();
    assertThat(
            ArchivesReading.all().read(List.of(Outcome.finished(0, Bytes.utf8(told), Bytes.NONE))))
        .isInstanceOf(Fact.Known.class);
  }

  @Test
  void aMissingFolderHasNoArchives() throws Exception {
    assertThat(run(folder, "sh", "-c", ArchiveHeadsScript.TEXT, "sh", folder + "/nowhere"))
        .isEqualTo("end\n");
  }

  @Test
  void anAnswerThatBreaksOffIsUnknown() {
    assertThat(
            ArchivesReading.all()
                .read(List.of(Outcome.finished(0, Bytes.utf8("archive a.tar\n"), Bytes.NONE))))
        .isInstanceOf(Fact.Unknown.class);
  }

  private static String run(Path where, String... argv) throws Exception {
    Process process = new ProcessBuilder(argv).directory(where.toFile()).start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return out;
  }
}
