package org.qjailctl.executors.probe;

/**
 * The sh(1) script that tells whether a service runs, since when, and when the files that it reads
 * last changed. Its arguments are the service's name and the files.
 *
 * <p>It prints {@code stopped}; or {@code running SINCE CHANGED}, in seconds since 1970; SINCE is a
 * dash where the service's words name no process.
 */
public final class ServiceScript {

  /**
   * The script. {@code service NAME onestatus} asks whatever rc.conf(5) says; a service that is not
   * installed does not run. rc.subr(8) says {@code is running as pid N}, pg_ctl(1) {@code PID: N}.
   * The time of a file's change is that of its inode: a file that was moved or installed into place
   * keeps an old time of modification.
   *
   * <p>ps(1) takes the second of the start from that of its own run (elapseds in bin/ps/print.c):
   * exact where no second ended meanwhile, else earlier than the truth, never later.
   */
  public static final String TEXT =
      """
      service=$1
      shift
      said=$(service "$service" onestatus 2>&1) || { echo stopped; exit 0; }
      pid=$(printf '%s\\n' "$said" | sed -n 's/.*[Pp][Ii][Dd]:* *\\([0-9][0-9]*\\).*/\\1/p' | head -n 1)
      since=-
      for try in 1 2 3 4 5; do
        [ -n "$pid" ] || break
        now=$(date +%s)
        age=$(ps -o etimes= -p "$pid" | tr -d ' ')
        [ -n "$age" ] || break
        since=$((now - age))
        [ "$(date +%s)" != "$now" ] || break
      done
      changed=0
      for file in "$@"; do
        if command -v freebsd-version >/dev/null; then
          at=$(stat -f %c "$file" 2>/dev/null)
        else
          at=$(stat -c %Z "$file" 2>/dev/null)
        fi
        [ "${at:-0}" -le "$changed" ] || changed=$at
      done
      printf 'running %s %s\\n' "$since" "$changed"
      """;

  private ServiceScript() {}
}
