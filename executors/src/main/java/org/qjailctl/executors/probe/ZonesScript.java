package org.qjailctl.executors.probe;

/**
 * The sh(1) script that shows the jails of qjail's zones, whose names nothing on the host lists and
 * whose jails {@code qjail list} leaves out (recording 13). Its arguments are the folder of the
 * jails' roots, and those of their definitions and of their fstab(5) files; a zone's folders have
 * its name behind a dot. It prints the path of each folder and of what is in it, of each archive,
 * and behind the path of each definition its text, a tab before each line; and {@code end}.
 */
public final class ZonesScript {

  public static final String TEXT =
      """
      for folder in "$1".* "$2".* "$3".*; do
        [ -d "$folder" ] || continue
        printf '%s\\n' "$folder"
        for file in "$folder"/*; do
          [ -e "$file" ] || [ -L "$file" ] || continue
          printf '%s\\n' "$file"
          case $file in
          "$2".*) [ ! -f "$file" ] || { cat "$file"; echo; } | sed 's/^/\t/' ;;
          esac
        done
        case $folder in
        "$1".*)
          for file in "$folder"/archive/*; do
            [ ! -f "$file" ] || printf '%s\\n' "$file"
          done ;;
        esac
      done
      echo end
      """;

  private ZonesScript() {}
}
