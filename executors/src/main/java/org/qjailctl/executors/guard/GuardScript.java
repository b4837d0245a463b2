package org.qjailctl.executors.guard;

/**
 * The sh(1) scripts of the network guard. Each has a root before its paths, empty on a host, as its
 * first argument and the guard's nonce as its second. Nothing of a manifest stands in them: what a
 * guard is about comes as further arguments.
 *
 * <p>What is armed is a folder. Whoever renames it decides: the watchdog to {@code reverting}, a
 * confirmation to {@code confirmed}; rename(2) lets one of them win.
 */
public final class GuardScript {

  /** The folder of all that a guard leaves on a host, while it is armed. */
  static final String FOLDER = "/var/db/qjailctl/guard";

  private static final String FOR_EACH_FILE =
      """
      for file in etc/rc.conf etc/rc.conf.local etc/pf.conf usr/local/etc/qjailctl.pf.conf; do
      """;

  /** Ends with 75 where a guard is there; what one was to do whose watchdog died is done now. */
  private static final String OTHERS =
      """
      for other in armed reverting; do
        there=$guard/$other
        [ -e "$there/nonce" ] || continue
        if kill -0 "$(cat "$there/pid")" 2>/dev/null; then
          printf 'a network guard is armed since %s\\n' "$(cat "$there/since")" >&2
        else
          /bin/sh "$there/watch" "$root" "$(cat "$there/nonce")" now
          echo 'an earlier network guard had lost its watchdog; the network was put back now' >&2
        fi
        exit 75
      done
      """;

  private static final String FUNCTIONS =
      """
      # The addresses of an interface, one a line; link-local ones are the kernel's.
      addresses() {
        ifconfig "$1" 2>/dev/null | while read -r family address key value rest; do
          case $family/$key/$address in
            *%*) ;;
            inet/netmask/* | inet6/prefixlen/*) printf '%s\\n' "$1 $family $address $key $value" ;;
          esac
        done
      }
      pf_runs() {
        pfctl -s info 2>/dev/null | grep -q '^Status: Enabled'
      }
      """;

  /**
   * The watchdog: ROOT NONCE SECONDS FIFO; or ROOT NONCE now, or boot, to put back at once. At boot
   * only files are put back: what reads them has not run yet.
   */
  public static final String WATCH =
      """
      {
      root=$1 nonce=$2 when=$3
      guard=$root/var/db/qjailctl/guard
      umask 077
      trap '' HUP
      case $when in
        now | boot) ;;
        *)
          printf '%s\\n' "$$" >"$4"
          sleep "$when" &
          nap=$!
          trap 'kill "$nap"; exit 0' TERM
          wait "$nap"
          trap '' TERM
          ;;
      esac
      """
          + FUNCTIONS
          + """
          is_mine() {
            [ "$(cat "$guard/$1/nonce" 2>/dev/null)" = "$nonce" ]
          }
          if ! is_mine reverting; then
            is_mine armed && mv "$guard/armed" "$guard/reverting" || exit 0
          fi
          was=$guard/reverting
          failed=
          """
          + FOR_EACH_FILE
          + """
            saved=$was/files/$file target=$root/$file
            if [ ! -e "$saved" ]; then
              rm -f "$target"
            elif [ -L "$target" ]; then
              cat "$saved" >"$target"
            elif ! cmp -s "$saved" "$target"; then
              cp -p "$saved" "$target.qjailctl" && mv -f "$target.qjailctl" "$target"
            fi || failed="$failed $file"
          done
          if [ "$when" != boot ]; then
            while read -r name family address key value; do
              addresses "$name" | grep -qxF "$name $family $address $key $value" ||
                ifconfig "$name" "$family" "$address" "$key" "$value" alias || failed="$failed $address"
            done <"$was/addresses"
            while read -r name family address; do
              grep -qF "$name $family $address " "$was/addresses" ||
                ! addresses "$name" | grep -qF "$name $family $address " ||
                ifconfig "$name" "$family" "$address" -alias || failed="$failed $address"
            done <"$was/added"
            case $(cat "$was/pf") in
              enabled)
                if pf_runs; then
                  # Where the rules that were there do not load, qjailctl's own go at least.
                  service pf onereload || { pfctl -a qjailctl -F rules; failed="$failed pf"; }
                else
                  service pf onestart || failed="$failed pf"
                fi
                ;;
              disabled) ! pf_runs || service pf onestop || failed="$failed pf" ;;
            esac
          fi </dev/null >/dev/null 2>&1
          now=$(date -u +%Y-%m-%dT%H:%M:%SZ)
          printf '%s\\n' "$now${failed:+, but for$failed}" >"$guard/reverted"
          printf '{"time":"%s","event":"network put back"}\\n' "$now" >>"$guard/../journal"
          rm -f "$root/usr/local/etc/rc.d/qjailctl_guard"
          rm -rf "$was"
          exit 0
          }
          """;

  /**
   * Makes up for a watchdog that died: ROOT. Exits 75 when a guard was there, and says on standard
   * error what has become of it.
   */
  public static final String SETTLE =
      """
      root=$1
      guard=$root/var/db/qjailctl/guard
      umask 077
      """
          + OTHERS;

  /**
   * Saves what the guard puts back and starts the watchdog: ROOT NONCE SECONDS WORD..., the
   * watchdog's script on standard input. A word is {@code pf}, an interface behind an equals sign,
   * or an address that will be added, such as {@code +em0 inet 192.0.2.9}. Exits 75 when a guard is
   * armed already.
   */
  public static final String ARM =
      """
      root=$1 nonce=$2 seconds=$3
      shift 3
      guard=$root/var/db/qjailctl/guard
      boot=$root/usr/local/etc/rc.d/qjailctl_guard
      umask 077
      """
          + OTHERS
          + FUNCTIONS
          + """
          new=$guard/new
          rm -rf "$new" "$guard/confirmed" "$guard/reverting" && mkdir -p "$new/files" || exit 1
          chmod 700 "$guard" || exit 1
          """
          + FOR_EACH_FILE
          + """
            [ -e "$root/$file" ] || continue
            mkdir -p "$new/files/${file%/*}" && cp -p "$root/$file" "$new/files/$file" || exit 1
          done
          : >"$new/added" && : >"$new/addresses" && : >"$new/pf" || exit 1
          for word; do
            case $word in
              pf) if pf_runs; then echo enabled; else echo disabled; fi >"$new/pf" ;;
              =*) addresses "${word#=}" >>"$new/addresses" ;;
              +*) printf '%s\\n' "${word#+}" >>"$new/added" ;;
            esac || exit 1
          done
          printf '%s\\n' "$nonce" >"$new/nonce" || exit 1
          printf '%s for %s s\\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$seconds" >"$new/since" || exit 1
          cat >"$new/watch" || exit 1
          # Where the host starts anew, the files go back before the network comes up; rc(8) reads
          # rc.conf again when it is told so by SIGALRM.
          mkdir -p "${boot%/*}" && cat >"$boot.new" <<END || exit 1
          #!/bin/sh
          # PROVIDE: qjailctl_guard
          # REQUIRE: FILESYSTEMS
          # BEFORE: netif
          case \\$1 in faststart | quietstart) ;; *) exit 0 ;; esac
          for there in '$guard/reverting' '$guard/armed'; do
            [ -e "\\$there/watch" ] || continue
            /bin/sh "\\$there/watch" '$root' "\\$(cat "\\$there/nonce")" boot
            [ -z "\\$RC_PID" ] || kill -ALRM "\\$RC_PID"
          done
          rm -f '$boot'
          END
          chmod 555 "$boot.new" && mv "$boot.new" "$boot" || exit 1
          mkfifo "$new/ready" || exit 1
          daemon -f /bin/sh "$new/watch" "$root" "$nonce" "$seconds" "$new/ready" || exit 1
          read -r pid <"$new/ready" || exit 1
          rm "$new/ready" && printf '%s\\n' "$pid" >"$new/pid" && rm -f "$guard/reverted" || exit 1
          sync
          mv "$new" "$guard/armed"
          """;

  /**
   * Disarms, over a new connection: ROOT NONCE. Exits 3 when the watchdog was faster. Where there
   * is no trace of a guard, an earlier try was carried out and its answer lost.
   */
  public static final String CONFIRM =
      """
      guard=$1/var/db/qjailctl/guard
      if ! [ "$(cat "$guard/armed/nonce" 2>/dev/null)" = "$2" ] ||
        ! mv "$guard/armed" "$guard/confirmed"; then
        [ -e "$guard/armed" ] || [ -e "$guard/reverting" ] || [ -e "$guard/reverted" ] || exit 0
        echo 'the host has put its network back already' >&2
        exit 3
      fi
      kill "$(cat "$guard/confirmed/pid")" 2>/dev/null
      rm -f "$1/usr/local/etc/rc.d/qjailctl_guard"
      rm -rf "$guard/confirmed"
      rmdir "$guard" 2>/dev/null
      exit 0
      """;

  private GuardScript() {}
}
