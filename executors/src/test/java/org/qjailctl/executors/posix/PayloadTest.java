package org.qjailctl.executors.posix;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {

  @ParameterizedTest
  @ValueSource(strings = {"dash -s", "busybox sh -s", "bash --posix -s"})
  void everyPairOfBytesIsPrinted(String shell) throws Exception {
    ByteArrayOutputStream pairs = new ByteArrayOutputStream();
    for (int first = 0; first < 256; first++) {
      for (int second = 0; second < 256; second++) {
        pairs.write(first);
        pairs.write(second);
      }
    }
    byte[] content = pairs.toByteArray();

    Process process = new ProcessBuilder(shell.split(" ")).start();
    process
        .getOutputStream()
        .write(("LC_ALL=C\n" + Payload.definition(content) + "payload\n").getBytes(US_ASCII));
    process.getOutputStream().close();

    assertThat(process.getInputStream().readAllBytes()).isEqualTo(content);
  }

  @Test
  void textStaysLegible() {
    assertThat(Payload.definition("it's 100%\n-x\0".getBytes(US_ASCII)))
        .isEqualTo("payload() {\nprintf 'it\\047s 100%%\\n\\055x\\000'\n}\n");
  }

  @Test
  void nothingIsPrintedByACommandThatPrintsNothing() {
    assertThat(Payload.definition(new byte[0])).isEqualTo("payload() {\n:\n}\n");
  }
}
