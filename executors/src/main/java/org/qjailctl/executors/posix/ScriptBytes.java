package org.qjailctl.executors.posix;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** A script's bytes as they come in. Never reads on where nothing has to follow. */
final class ScriptBytes {

  private static final int NONE = -2;

  private final InputStream in;
  private int peeked = NONE;

  ScriptBytes(InputStream in) {
    this.in = in;
  }

  /** The next byte, which stays to be read. */
  int peek() throws IOException, NotUnderstood {
    if (peeked == NONE) {
      peeked = in.read();
    }
    if (peeked < 0) {
      throw new NotUnderstood("it breaks off");
    }
    return peeked;
  }

  int next() throws IOException, NotUnderstood {
    int octet = peek();
    peeked = NONE;
    return octet;
  }

  /** Reads {@code text}, and nothing else. */
  void exactly(String text) throws IOException, NotUnderstood {
    for (byte octet : text.getBytes(UTF_8)) {
      if (next() != (octet & 0xff)) {
        throw new NotUnderstood("it is another version's, or nobody's");
      }
    }
  }

  /** A word as {@link ShellQuote} writes it. */
  String quoted() throws IOException, NotUnderstood {
    exactly("'");
    ByteArrayOutputStream word = new ByteArrayOutputStream();
    while (true) {
      int octet = next();
      if (octet != '\'') {
        word.write(octet);
      } else if (peek() == '\\') {
        exactly("\\''");
        word.write('\'');
      } else {
        return text(word.toByteArray());
      }
    }
  }

  /** A word without quotes: at least one letter, digit or sign. */
  String plain() throws IOException, NotUnderstood {
    StringBuilder word = new StringBuilder();
    while (peek() > ' ' && peek() < 0x7f && "'\"\\()".indexOf(peek()) < 0) {
      word.append((char) next());
    }
    if (word.isEmpty()) {
      throw new NotUnderstood("a word is missing");
    }
    return word.toString();
  }

  private static String text(byte[] bytes) throws NotUnderstood {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new NotUnderstood("a word is not UTF-8");
    }
  }
}
