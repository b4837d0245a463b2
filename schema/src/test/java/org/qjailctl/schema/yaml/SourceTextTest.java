package org.qjailctl.schema.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourceTextTest {

  private static final SourceText SOURCE = new SourceText("host.yaml", "one\ntwo\r\nthree\rfour\n");

  @Test
  void linesEndAsYamlEndsThem() {
    assertThat(SOURCE.line(1)).contains("one");
    assertThat(SOURCE.line(2)).contains("two");
    assertThat(SOURCE.line(3)).contains("three");
    assertThat(SOURCE.line(4)).contains("four");
  }

  @Test
  void theLineBehindTheLastBreakIsEmpty() {
    assertThat(SOURCE.line(5)).contains("");
  }

  @Test
  void otherLinesAreNone() {
    assertThat(SOURCE.line(0)).isEmpty();
    assertThat(SOURCE.line(6)).isEmpty();
  }
}
