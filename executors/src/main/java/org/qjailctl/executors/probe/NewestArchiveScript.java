package org.qjailctl.executors.probe;

/**
 * The sh(1) script that reads a jail's newest archive to its end.
 *
 * <p>Its arguments are the archives' folder, the jail's name and what the archive must hold. It
 * prints the archive's name, then {@code whole} or {@code flawed}, a line each; nothing when there
 * is no archive. What tar(1) complains of goes to standard error.
 */
public final class NewestArchiveScript {

  /**
   * The script. A jail's archives sort by the time in their names, the newest last, as {@code qjail
   * restore} takes them. tar(1) ends with an error when the file is cut short as well as when
   * something asked for is not in it.
   */
  public static final String TEXT =
      """
      newest=
      for file in "$1/$2"@*.tar; do
        if [ -f "$file" ]; then newest=$file; fi
      done
      [ -n "$newest" ] || exit 0
      shift 2
      printf '%s\\n' "${newest##*/}"
      if tar -tzf "$newest" "$@" >/dev/null; then echo whole; else echo flawed; fi
      """;

  private NewestArchiveScript() {}
}
