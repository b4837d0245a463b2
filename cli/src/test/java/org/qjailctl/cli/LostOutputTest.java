package org.qjailctl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qjailctl.cli.process.Descriptor;
import org.qjailctl.cli.process.ExitCode;

/** A plan that nobody got to see was not shown. */
class LostOutputTest {

  @ParameterizedTest
  @CsvSource({
    "No space left on device, OK, OUTPUT_LOST",
    "No space left on device, CHANGES, OUTPUT_LOST",
    "No space left on device, UNREACHABLE, UNREACHABLE",
    "Broken pipe, OK, OK",
    "Broken pipe, CHANGES, CHANGES"
  })
  void aFullDiskIsAFailureAndAReaderThatWentAwayIsNot(
      String words, ExitCode code, ExitCode expected) {
    Descriptor out = new Descriptor(new Failing(words));
    PrintStream stream = new PrintStream(out, false, StandardCharsets.UTF_8);
    stream.print("Plan: 1 to add\n");
    stream.flush();
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    ExitCode told = Main.told(code, out, new PrintStream(err, false, StandardCharsets.UTF_8));

    assertThat(told).isEqualTo(expected);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains(words.equals("Broken pipe") ? "" : "could not be written: " + words);
  }

  private static final class Failing extends OutputStream {
    private final String words;

    Failing(String words) {
      this.words = words;
    }

    @Override
    public void write(int octet) throws IOException {
      throw new IOException(words);
    }

    @Override
    public void write(byte[] octets, int from, int count) throws IOException {
      throw new IOException(words);
    }
  }
}
