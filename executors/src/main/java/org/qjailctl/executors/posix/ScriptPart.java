package org.qjailctl.executors.posix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The shell sources that stand beside this package's classes. */
final class ScriptPart {
  private ScriptPart() {}

  static String read(String name) {
    try (InputStream in = ScriptPart.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing beside " + ScriptPart.class);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
