package org.qjailctl.executors.posix;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellQuoteTest {

  @Test
  void aWordStandsBetweenSingleQuotes() {
    assertThat(ShellQuote.quote("a b")).isEqualTo("'a b'");
    assertThat(ShellQuote.quote("")).isEqualTo("''");
    assertThat(ShellQuote.quote("it's")).isEqualTo("'it'\\''s'");
    assertThat(ShellQuote.quote(List.of("a", "$(b)"))).isEqualTo("'a' '$(b)'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash -s", "busybox sh -s", "bash --posix -s"})
  void everyByteAloneAndBetweenOthersComesBack(String shell) throws Exception {
    StringBuilder script = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    StringBuilder all = new StringBuilder();
    for (char octet = 1; octet < 256; octet++) {
      script.append("printf %s, ").append(ShellQuote.quote(String.valueOf(octet))).append('\n');
      expected.append(octet).append(',');
      all.append(octet);
    }
    script.append("printf %s, ").append(ShellQuote.quote(all.toString())).append('\n');
    expected.append(all).append(',');

    Process process = new ProcessBuilder(shell.split(" ")).start();
    process.getOutputStream().write(script.toString().getBytes(ISO_8859_1));
    process.getOutputStream().close();

    assertThat(new String(process.getInputStream().readAllBytes(), ISO_8859_1))
        .isEqualTo(expected.toString());
  }

  @Test
  void whatNoArgumentCanHoldIsRefused() {
    assertThatThrownBy(() -> ShellQuote.quote("a\0b")).hasMessageContaining("NUL");
    assertThatThrownBy(() -> ShellQuote.quote("\ud83d")).hasMessageContaining("half a character");
    assertThatThrownBy(() -> ShellQuote.quote("\ude00x")).hasMessageContaining("half a character");
    assertThat(ShellQuote.quote("\ud83d\ude00")).isEqualTo("'\ud83d\ude00'");
  }
}
