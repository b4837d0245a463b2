package org.qjailctl.core.host;

import org.qjailctl.core.net.Parsed;

/** A file's permission bits, the lower twelve of st_mode, such as 0644. */
public record FileMode(int bits) {

  public static final FileMode PRIVATE = new FileMode(0600);
  public static final FileMode READABLE = new FileMode(0644);

  public FileMode {
    if (bits < 0 || bits > 07777) {
      throw new IllegalArgumentException("mode " + Integer.toOctalString(bits));
    }
  }

  /** Reads three or four octal digits. */
  public static Parsed<FileMode> parse(String text) {
    return text.matches("[0-7]{3,4}")
        ? Parsed.ok(new FileMode(Integer.parseInt(text, 8)))
        : Parsed.refused("a mode is three or four octal digits between quotes, such as \"0644\"");
  }

  /** Four octal digits, as chmod(1) and install(1) take them. */
  @Override
  public String toString() {
    return String.format("%04o", bits);
  }
}
