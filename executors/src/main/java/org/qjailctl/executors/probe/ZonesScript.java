package org.qjailctl.executors.probe;

/**
 * The sh(1) script that names the jails of qjail's zones, which {@code qjail list} leaves out
 * (recording 13): the path of each definition, a line a jail, and {@code end}. Its argument is what
 * the folders' names begin with: qjail keeps a zone's jails in {@code qjail.local.ZONE}.
 */
public final class ZonesScript {

  public static final String TEXT =
      """
      for file in "$1".*/*; do
        [ ! -f "$file" ] || printf '%s\\n' "$file"
      done
      echo end
      """;

  private ZonesScript() {}
}
