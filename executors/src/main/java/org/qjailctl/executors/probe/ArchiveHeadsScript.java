package org.qjailctl.executors.probe;

/**
 * The sh(1) script that tells how each archive of a folder begins. It reads no archive to its end:
 * head(1) leaves after a few lines, and tar(1) ends with it.
 *
 * <p>Its argument is the folder. For each archive it prints {@code archive NAME}, and {@code entry
 * PATH} for each of the first entries; at the very end {@code end}. tar writes control characters
 * of a path as escapes.
 */
public final class ArchiveHeadsScript {

  public static final String TEXT =
      """
      cd "$1" 2>/dev/null || { echo end; exit 0; }
      for file in *.tar; do
        case $file in
        -*|*[!A-Za-z0-9@._-]*) continue ;;
        esac
        if [ ! -f "$file" ] || [ -L "$file" ]; then
          continue
        fi
        echo "archive $file"
        tar -tf "$file" 2>/dev/null | head -n 8 | sed 's/^/entry /'
      done
      echo end
      """;

  private ArchiveHeadsScript() {}
}
