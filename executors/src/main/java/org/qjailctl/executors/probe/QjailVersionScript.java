package org.qjailctl.executors.probe;

/**
 * The sh(1) script that reads qjail's version from its text, where qjail logs: asked itself, it
 * would write all of its syntax into the log at each probe (qjail 5.0, post_msg). Its arguments are
 * the log and qjail.
 */
public final class QjailVersionScript {

  public static final String TEXT =
      """
      [ -f "$1" ] || exit 0
      [ -e "$2" ] || exit 127
      sed -n 's/^syntax_commands="\\(qjail Version [0-9A-Za-z.]*\\).*/\\1/p' "$2"
      """;

  private QjailVersionScript() {}
}
