package org.qjailctl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken manifest gives exactly the diagnostics in the text beside it. */
class BrokenManifestsTest {

  static List<Path> manifests() {
    return Cases.in("broken");
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void isRefusedInTheseWords(Path manifest) {
    ReadResult result = Cases.read(manifest);

    assertThat(Cases.written(result.diagnostics()))
        .as("the diagnostics of %s", manifest.getFileName())
        .isEqualTo(Cases.expected(manifest));
    assertThat(result).isInstanceOf(ReadResult.Invalid.class);
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void everyPlaceIsInTheFile(Path manifest) {
    ReadResult result = Cases.read(manifest);

    assertThat(result.diagnostics())
        .allSatisfy(
            diagnostic -> {
              var where = diagnostic.where().orElseThrow();
              String line = result.sources().line(where).orElseThrow();
              int length = line.codePointCount(0, line.length());
              assertThat(where.column()).isBetween(1, length + 1);
              assertThat(where.endColumn()).isGreaterThanOrEqualTo(where.column());
            });
  }

  @Test
  void thereAreEnoughOfThem() {
    assertThat(manifests()).hasSizeGreaterThanOrEqualTo(150);
  }
}
