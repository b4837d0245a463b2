package org.qjailctl.executors.posix;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Words that reach a program through a login shell which nobody knows: csh(1) reads {@code !} and a
 * line feed also between single quotes, sh(1) does not. So the login shell sees single quotes with
 * plain characters between them only, of which {@code /bin/sh} makes the words again.
 */
public final class RemoteWords {

  private static final String PLAIN =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 _./:,+=-";

  private RemoteWords() {}

  /** The words for ssh(1), which puts blanks between them, that run {@code argv} by /bin/sh. */
  public static List<String> of(List<String> argv) {
    return List.of(
        "/bin/sh",
        "-c",
        "'eval \"exec $(printf \"%b\" \"" + octal(ShellQuote.quote(argv)) + "\")\"'");
  }

  /** As printf(1) reads an argument of %b: three octal digits behind a zero. */
  private static String octal(String text) {
    StringBuilder plain = new StringBuilder();
    for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
      int value = one & 0xff;
      if (PLAIN.indexOf(value) >= 0) {
        plain.append((char) value);
      } else {
        plain.append("\\0").append("%03o".formatted(value));
      }
    }
    return plain.toString();
  }
}
