package org.qjailctl.core.host;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that nobody changes: a file's content, what a command printed. */
public final class Bytes {

  public static final Bytes NONE = new Bytes(new byte[0]);

  private final byte[] content;

  private Bytes(byte[] content) {
    this.content = content;
  }

  public static Bytes of(byte[] content) {
    return new Bytes(content.clone());
  }

  public static Bytes utf8(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The bytes that {@link #latin1()} gave. */
  public static Bytes latin1(String text) {
    return new Bytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Each byte as a character, ISO 8859-1, so that all of them come back as they were. */
  public String latin1() {
    return new String(content, StandardCharsets.ISO_8859_1);
  }

  public byte[] toArray() {
    return content.clone();
  }

  /** The text that these bytes are in UTF-8; malformed parts become U+FFFD. */
  public String utf8() {
    return new String(content, StandardCharsets.UTF_8);
  }

  public int size() {
    return content.length;
  }

  public boolean isEmpty() {
    return content.length == 0;
  }

  public Sha256 sha256() {
    return Sha256.ofContent(content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return content.length + " bytes";
  }
}
