package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qjailctl.planner.doctor.DoctorCode;
import org.qjailctl.planner.fragment.PlanCode;
import org.qjailctl.schema.problem.ManifestCode;

/** docs/qjail-rules.md names the code that finds each of qjail's rules, and each code is met. */
class QjailRulesTest {

  private static final Path PAGE = Path.of("..", "docs", "qjail-rules.md");

  /** A row's cells: the rule, qjail's own words, and the codes. */
  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .filter(
            line -> line.startsWith("| ") && !line.startsWith("| rule") && !line.contains("---"))
        .map(line -> line.replace("\\|", "/"))
        .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).skip(1).toList())
        .toList();
  }

  private static Set<String> codes(String cell) {
    return Arrays.stream(cell.split(", ")).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyRuleIsFoundByCodesThatAreKnown() throws IOException {
    Set<String> known =
        Stream.of(
                Arrays.stream(ManifestCode.values()).map(ManifestCode::code),
                Arrays.stream(PlanCode.values()).map(PlanCode::code),
                Arrays.stream(DoctorCode.values()).map(DoctorCode::code))
            .flatMap(all -> all)
            .map(code -> code.value())
            .collect(Collectors.toSet());

    assertThat(rows())
        .hasSizeGreaterThan(45)
        .allSatisfy(
            row -> {
              assertThat(row).hasSize(3);
              assertThat(row.get(2)).as(row.get(0)).isNotEmpty();
            })
        .filteredOn(row -> !row.get(2).equals("never"))
        .allSatisfy(row -> assertThat(known).as(row.get(0)).containsAll(codes(row.get(2))));
  }

  /** Those of the manifest are held by CodesTest; here the others, by the tests that name them. */
  @Test
  void everyCodeOfAPlanIsMetByATest() throws IOException {
    String tests = tests();

    assertThat(PlanCode.values())
        .allSatisfy(
            kind ->
                assertThat(
                        tests.contains(kind.code().value())
                            || tests.contains("PlanCode." + kind + "."))
                    .as("%s %s", kind.code(), kind)
                    .isTrue());
  }

  private static String tests() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String folder : List.of("planner/src/test/java", "cli/src/test")) {
      try (Stream<Path> files = Files.walk(Path.of("..").resolve(folder))) {
        for (Path file : files.filter(QjailRulesTest::isTest).toList()) {
          all.append(Files.readString(file));
        }
      }
    }
    return all.toString();
  }

  /** A test class, or the plan that a case of one expects. */
  private static boolean isTest(Path path) {
    return path.toString().endsWith("Test.java") || path.toString().endsWith(".txt");
  }
}
