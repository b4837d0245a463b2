package org.qjailctl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qjailctl.core.diagnostic.Diagnostic;
import org.qjailctl.schema.problem.ManifestCode;

/** Every kind of problem has an example that has it, and says what to do. */
class ExampleTest {

  @ParameterizedTest
  @EnumSource
  void hasTheProblem(ManifestCode kind) {
    switch (Example.of(kind)) {
      case Example.Told(String words) -> assertThat(words).matches("[^\n]+\\. [^\n]+[.`]");
      case Example.Broken broken -> {
        assertThat(broken.said())
            .as("%s%n%s", broken.text(), Cases.written(broken.read().diagnostics()))
            .isNotEmpty()
            .extracting(Diagnostic::remedy)
            .doesNotContain("");
        assertThat(broken.read().diagnostics())
            .as("%s%n%s", broken.text(), Cases.written(broken.read().diagnostics()))
            .filteredOn(one -> !one.code().equals(kind.code()) && one.isError())
            .isEmpty();
      }
    }
  }
}
