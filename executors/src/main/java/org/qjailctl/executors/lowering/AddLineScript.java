package org.qjailctl.executors.lowering;

/**
 * The sh(1) script that adds a line at the end of a file, unless it stands there already. Its
 * arguments are the file's path and the line.
 */
public final class AddLineScript {

  /** The script. A last line without a line feed gets one first; one write(2) adds the line. */
  public static final String TEXT =
      """
      [ -f "$1" ] || { printf '%s: no such file\\n' "$1" >&2; exit 1; }
      grep -qxF -e "$2" "$1" && exit 0
      if [ -n "$(tail -c 1 "$1")" ]; then
        printf '\\n%s\\n' "$2" >>"$1"
      else
        printf '%s\\n' "$2" >>"$1"
      fi
      """;

  private AddLineScript() {}
}
