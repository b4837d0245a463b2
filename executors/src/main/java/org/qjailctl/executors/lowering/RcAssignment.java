package org.qjailctl.executors.lowering;

import org.qjailctl.core.manifest.RcVariable;

/** An argument of sysrc(8) that sets a variable. */
final class RcAssignment {

  private RcAssignment() {}

  /**
   * {@code NAME=VALUE} with the value escaped for double quotes: sysrc puts it between such quotes
   * as it stands, and every later boot would evaluate what is in it (FreeBSD 13.2, recorded).
   */
  static String of(RcVariable name, String value) {
    StringBuilder escaped = new StringBuilder(name.value()).append('=');
    value
        .codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '$' || c == '`' || c == '\\') {
                escaped.append('\\');
              }
              escaped.appendCodePoint(c);
            });
    return escaped.toString();
  }
}
