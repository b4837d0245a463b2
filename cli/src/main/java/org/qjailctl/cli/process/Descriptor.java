package org.qjailctl.cli.process;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * A standard stream that remembers why it could not be written, for a PrintStream swallows that. A
 * reader that goes away early, such as head(1), is no failure; a full disk is.
 */
public final class Descriptor extends OutputStream {

  private final OutputStream stream;
  private Optional<String> failure = Optional.empty();

  public Descriptor(OutputStream stream) {
    this.stream = stream;
  }

  /** The system's words for why something could not be written; empty while all was. */
  public synchronized Optional<String> failure() {
    return failure;
  }

  @Override
  public synchronized void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] octets, int from, int count) throws IOException {
    try {
      stream.write(octets, from, count);
    } catch (IOException e) {
      String words = e.getMessage() == null ? e.toString() : e.getMessage();
      // strerror(3) of EPIPE; its translations keep these words between brackets.
      if (failure.isEmpty() && !words.contains("roken pipe")) {
        failure = Optional.of(words);
      }
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    stream.flush();
  }
}
