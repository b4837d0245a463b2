package org.qjailctl.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class VisibleTest {

  @Test
  void whatATerminalWouldObeyIsShown() {
    assertThat(Visible.of("a\u001b[2J\u0007\u009b\u007f\r\n\t\u202e\u2028\ud800b"))
        .isEqualTo("a\\e[2J\\u0007\\u009b\\u007f\\r\\n\\t\\u202e\\u2028\\ud800b");
  }

  @Test
  void ordinaryTextStaysAsItIs() {
    assertThat(Visible.of("Größe 1 · 数 😀")).isEqualTo("Größe 1 · 数 😀");
  }

  @Test
  void aMaskWorksBeforeTextIsMadeVisible() {
    Line line = Line.of(Style.ADDED, "pa\tss");

    assertThat(line.render(true, text -> text.replace("pa\tss", "(secret)")))
        .isEqualTo("\u001b[32m(secret)\u001b[0m");
  }
}
