package org.qjailctl.executors.probe;

/**
 * The sh(1) script that prints what is in the tables of pf's main ruleset, and in the files that
 * fill them: {@code <name>} for a table, {@code <name> address} for each of its addresses, and
 * {@code /path: line} for each line of a file that /etc/pf.conf names.
 */
public final class PfTablesScript {

  public static final String TEXT =
      """
      pfctl -s Tables 2>/dev/null | while read -r table; do
        printf '<%s>\\n' "$table"
        pfctl -t "$table" -T show 2>/dev/null |
          while read -r address; do printf '<%s> %s\\n' "$table" "$address"; done
      done
      [ -f /etc/pf.conf ] || exit 0
      LC_ALL=C sed -n 's/^[[:blank:]]*table[[:blank:]].*file[[:blank:]]*"\\([^"]*\\)".*/\\1/p' \\
        /etc/pf.conf |
        while read -r file; do
          [ -f "$file" ] || continue
          while read -r line; do printf '%s: %s\\n' "$file" "$line"; done <"$file"
        done
      exit 0
      """;

  private PfTablesScript() {}
}
