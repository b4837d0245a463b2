package org.qjailctl.cli.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/architecture.md has a line for each package: the first sentence of its package-info. */
final class PackageTableTest {

  /** The tests run in cli/; the other modules stand beside it. */
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final List<String> MODULES =
      List.of("core", "schema", "planner", "executors", "cli");

  private static final String BEGIN = "<!-- packages: begin -->\n";
  private static final String END = "<!-- packages: end -->";

  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final Pattern SENTENCE = Pattern.compile("(.*?\\.)(?= |$).*");
  private static final Pattern TAG = Pattern.compile("\\{@\\w+ (?:[a-z]+\\.)*([^}]*)\\}");

  @Test
  void theTableOfPackagesIsThatOfTheSources() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/architecture.md"));
    assertThat(page).contains(BEGIN, END);
    assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END)))
        .as("put the table that is expected here between the marks in docs/architecture.md")
        .isEqualTo(table());
  }

  @Test
  void aSentenceEndsWhereItsFullStopIsNoPartOfAWord() {
    assertThat(sentence("/**\n * pf.conf(5) as records: {@code a.b}. More of it.\n */"))
        .isEqualTo("pf.conf(5) as records: `b`.");
    assertThat(sentence("/** The qjail 5.0 command. */")).isEqualTo("The qjail 5.0 command.");
  }

  private static String table() throws IOException {
    StringBuilder table = new StringBuilder("| package | what it holds |\n| --- | --- |\n");
    for (String module : MODULES) {
      Path sources = ROOT.resolve(module).resolve("src/main/java/org/qjailctl");
      try (Stream<Path> files = Files.walk(sources)) {
        for (Path info :
            files.filter(file -> file.endsWith("package-info.java")).sorted().toList()) {
          String folder = sources.relativize(info.resolveSibling("")).toString();
          table.append("| `").append(folder.replace('/', '.')).append("` | ");
          table.append(sentence(Files.readString(info))).append(" |\n");
        }
      }
    }
    return table.toString();
  }

  private static String sentence(String source) {
    Matcher comment = COMMENT.matcher(source);
    assertThat(comment.find()).as(source).isTrue();
    String text =
        comment
            .group(1)
            .lines()
            .map(line -> line.strip().replaceFirst("^\\*( |$)", ""))
            .collect(Collectors.joining(" "))
            .strip();
    Matcher sentence = SENTENCE.matcher(text);
    assertThat(sentence.matches()).as(text).isTrue();
    return TAG.matcher(sentence.group(1)).replaceAll("`$1`");
  }
}
