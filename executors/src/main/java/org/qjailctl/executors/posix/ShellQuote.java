package org.qjailctl.executors.posix;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Words as sh(1) reads them back unchanged: the one place where text becomes part of a shell's
 * input.
 */
public final class ShellQuote {

  private ShellQuote() {}

  /**
   * {@code word} between single quotes, in which nothing is special but the single quote itself
   * (POSIX, Shell Command Language 2.2.2). Throws IllegalArgumentException for what no argument can
   * hold: NUL, and halves of surrogate pairs.
   */
  public static String quote(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == '\0') {
        throw new IllegalArgumentException("a word with NUL in it cannot be an argument");
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < word.length()
          && Character.isLowSurrogate(word.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new IllegalArgumentException("a word with half a character in it has no bytes");
      }
    }
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** Each word quoted, with blanks between. */
  public static String quote(List<String> words) {
    return words.stream().map(ShellQuote::quote).collect(Collectors.joining(" "));
  }
}
