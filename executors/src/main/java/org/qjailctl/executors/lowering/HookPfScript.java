package org.qjailctl.executors.lowering;

/**
 * The sh(1) script that puts lines into a file of pf rules at the first of several places where
 * pfctl(8) takes the whole. Its standard input is the file as it was seen. Its arguments are the
 * file's path, the lines, those for the file's end, and after how many lines the former may stand.
 */
public final class HookPfScript {

  /**
   * The script. Nothing is written to the file before pfctl has found no fault with all of it; a
   * last line without a line feed gets one, without which pfctl of FreeBSD 13.2 refuses a file.
   * Exit status 1 with pfctl's words about the first place where it takes none.
   */
  public static final String TEXT =
      """
      LC_ALL=C
      export LC_ALL
      file=$(realpath "$1") || exit 1
      lines=$2
      end=$3
      shift 3
      cmp -s - "$file" || { printf '%s has changed meanwhile\\n' "$file" >&2; exit 1; }
      base=$(mktemp "$file.qjailctl.XXXXXX") || exit 1
      new=$base.new
      trap 'rm -f "$base" "$new"' EXIT
      { cat "$file" && if [ -n "$(tail -c 1 "$file")" ]; then echo; fi; } >"$base" || exit 1
      said=
      for place; do
        cp -p "$file" "$new" || exit 1
        {
          [ "$place" -eq 0 ] || sed "${place}q" "$base"
          printf '%s' "$lines"
          tail -n +$((place + 1)) "$base"
          printf '%s' "$end"
        } >"$new" || exit 1
        if words=$(pfctl -nf "$new" 2>&1); then
          mv -f "$new" "$file"
          exit
        fi
        [ -n "$said" ] || said=$words
      done
      printf '%s\\n' "$said" >&2
      exit 1
      """;

  private HookPfScript() {}
}
