package org.qjailctl.executors.probe;

/**
 * The sh(1) script that tells the effect of rc.conf(5): it reads the files as rc(8) does, so that
 * what they do counts and not how they are written.
 *
 * <p>Its arguments are names of services after an {@code @}, whose own files of rc.conf.d count too
 * as load_rc_config of rc.subr(8) has them, then names of variables, or beginnings of names
 * followed by {@code *}. For each variable that is set it prints {@code NAME LENGTH}, a line feed,
 * the value of so many bytes, a line feed; at the very end {@code end} and a line feed. A variable
 * may come more than once.
 */
public final class RcConfScript {

  /**
   * The script. The files are read in a function, for {@code set --} in one of them would replace
   * the arguments; what they print goes nowhere. Names reach {@code eval} only when they are made
   * of letters, digits and underscores. {@code ${#NAME}} counts bytes in the C locale.
   */
  public static final String TEXT =
      """
      exec 3>&1 >/dev/null
      read_rc_conf() {
        . /etc/defaults/rc.conf
        source_rc_confs
      }
      read_file() {
        [ ! -f "$1" ] || . "$1"
      }
      read_rc_conf_d() {
        for folder in /etc "${local_startup%*/rc.d}"; do
          read_file "$folder/rc.conf.d/$1"
          for one in "$folder/rc.conf.d/$1"/*; do
            read_file "$one"
          done
        done
      }
      tell() {
        case $1 in
        ''|[0-9]*|*[!A-Za-z0-9_]*) return 0 ;;
        esac
        eval "[ -n \\"\\${$1+set}\\" ]" || return 0
        eval "printf '%s %d\\n%s\\n' $1 \\"\\${#$1}\\" \\"\\${$1}\\"" >&3
      }
      read_rc_conf
      set +efu
      for asked in "$@"; do
        case $asked in
        @*) read_rc_conf_d "${asked#@}" ;;
        esac
      done
      set +efu
      IFS='
      '
      LC_ALL=C
      export LC_ALL
      for asked in "$@"; do
        case $asked in
        @*) ;;
        *'*')
          set | while read -r line; do
            case $line in
            "${asked%?}"*=*) tell "${line%%=*}" ;;
            esac
          done
          ;;
        *)
          tell "$asked"
          ;;
        esac
      done
      printf 'end\\n' >&3
      """;

  private RcConfScript() {}
}
