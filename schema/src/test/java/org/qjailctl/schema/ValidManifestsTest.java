package org.qjailctl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each valid manifest becomes exactly the model in the text beside it, warnings first. */
class ValidManifestsTest {

  static List<Path> manifests() {
    return Cases.in("valid");
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void becomesThisModel(Path manifest) {
    ReadResult result = Cases.read(manifest);

    assertThat(result)
        .as(() -> Cases.written(result.diagnostics()))
        .isInstanceOfSatisfying(
            ReadResult.Valid.class,
            valid ->
                assertThat(
                        Cases.written(valid.warnings())
                            + ModelText.of(
                                valid.manifest(),
                                Objects.requireNonNull(manifest.getParent()).toString()))
                    .isEqualTo(Cases.expected(manifest)));
  }
}
