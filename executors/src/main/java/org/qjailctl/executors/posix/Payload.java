package org.qjailctl.executors.posix;

/**
 * Bytes as a shell function that prints them: every byte, NUL included, by nothing but the shell's
 * own printf, so that a secret never is an argument of a process or in a file.
 */
final class Payload {

  /** Bytes a printf; commands of a few kilobytes are what every shell is used to. */
  private static final int CHUNK = 2048;

  private Payload() {}

  /**
   * The definition of the function {@code payload}. The bytes stand in printf's format, not behind
   * %b: FreeBSD 13's printf(1) ends a %b argument at its first NUL (usr.bin/printf/printf.c).
   */
  static String definition(byte[] content) {
    StringBuilder script = new StringBuilder("payload() {\n");
    if (content.length == 0) {
      script.append(":\n");
    }
    for (int from = 0; from < content.length; from += CHUNK) {
      int to = Math.min(from + CHUNK, content.length);
      script.append("printf '");
      for (int i = from; i < to; i++) {
        append(script, content[i] & 0xff);
      }
      script.append(to < content.length ? "' &&\n" : "'\n");
    }
    return script.append("}\n").toString();
  }

  private static void append(StringBuilder format, int octet) {
    boolean plain = octet >= ' ' && octet < 0x7f && octet != '\'' && octet != '\\' && octet != '%';
    // A format may begin with a dash that printf would take for an option.
    if (plain && octet != '-') {
      format.append((char) octet);
    } else if (octet == '%') {
      // Not \045: shells disagree on whether that begins a conversion.
      format.append("%%");
    } else if (octet == '\n') {
      format.append("\\n");
    } else {
      // Always three digits: a fourth would not be taken for one of them (POSIX printf).
      format.append('\\').append((char) ('0' + (octet >> 6)));
      format.append((char) ('0' + (octet >> 3 & 7))).append((char) ('0' + (octet & 7)));
    }
  }
}
