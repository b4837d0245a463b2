package org.qjailctl.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SourceRulesTest {

  private static final int MOST_LINES = 300;

  /** The tests run in cli/; the other modules stand beside it. */
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @Test
  void noSourceFileIsLongerThanAPersonReadsAtOnce() throws IOException {
    for (Path file : sources()) {
      assertThat(Files.readAllLines(file)).as(shown(file)).hasSizeLessThanOrEqualTo(MOST_LINES);
    }
  }

  @Test
  void everyPackageSaysWhatItIsForAndKnowsNoNull() throws IOException {
    Set<Path> folders = sources().stream().map(Path::getParent).collect(Collectors.toSet());
    for (Path folder : folders) {
      Path info = folder.resolve("package-info.java");
      assertThat(info).as(shown(folder)).exists();
      assertThat(Files.readString(info)).as(shown(info)).contains("@NullMarked").contains("/**");
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> found;
    try (Stream<Path> files = Files.walk(ROOT)) {
      found =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> ROOT.relativize(file).toString().contains("/src/main/java/"))
              .toList();
    }
    assertThat(found).as("sources below " + ROOT).hasSizeGreaterThan(100);
    return found;
  }

  private static String shown(Path path) {
    return ROOT.relativize(path).toString();
  }
}
