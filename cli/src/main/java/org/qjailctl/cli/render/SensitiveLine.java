package org.qjailctl.cli.render;

import java.util.Locale;
import java.util.regex.Pattern;
import org.qjailctl.core.diagnostic.Diagnostic;

/**
 * Lines of a manifest that may hold a secret: they are not shown, for what is printed ends up in
 * the logs of CI.
 */
final class SensitiveLine {

  private static final Pattern URL_WITH_LOGIN = Pattern.compile("://\\S*@");

  private SensitiveLine() {}

  static boolean may(Diagnostic diagnostic, String line) {
    return diagnostic.subject().equals("secrets")
        || diagnostic.subject().startsWith("secrets.")
        || diagnostic.subject().toLowerCase(Locale.ROOT).contains("password")
        || line.toLowerCase(Locale.ROOT).contains("password")
        || URL_WITH_LOGIN.matcher(line).find();
  }
}
