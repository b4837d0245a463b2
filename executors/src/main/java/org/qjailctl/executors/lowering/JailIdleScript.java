package org.qjailctl.executors.lowering;

/**
 * The sh(1) script that fails, and says why, unless a jail's root can be archived or deleted: no
 * jail runs in it, nothing is mounted at or below it, and no process of a jail that ended in it
 * lives on. Its argument is the root; one that is not there is fine.
 *
 * <p>jail(8) kills what is left in a jail and does not wait for it; a jail whose processes live on
 * is dying, and {@code jls -d} shows it (jail(8), jls(8) of FreeBSD 13.2). They are given ten
 * seconds. A dying jail without processes, which sockets hold, does no harm. {@code ps -J} does not
 * know a dying jail (jail_getid of libjail), so all processes are asked for theirs.
 *
 * <p>{@code qjail delete} is rm(1) without a look at what is mounted, and what is mounted may be
 * the data of others. The plan has looked before; this looks in the same round trip.
 */
public final class JailIdleScript {

  private static final String ROOT =
      """
      [ -d "$1" ] || exit 0
      root=$(cd "$1" && pwd -P) || exit 1
      """;

  private static final String NOTHING_MOUNTED =
      """
      mounts=$(mount -p) || exit 1
      mounts=$(printf '%s\\n' "$mounts" |
        awk -v root="$root" '$2 == root || index($2, root "/") == 1 { print $2 }') || exit 1
      if [ -n "$mounts" ]; then
        echo "mounted below $root:" $mounts >&2
        exit 1
      fi
      """;

  private static final String NOTHING_LIVES =
      """
      paths=$(jls path) || exit 1
      if printf '%s\\n' "$paths" | grep -qFx -e "$root"; then
        echo "a jail runs in $root" >&2
        exit 1
      fi
      jails=$(jls -d jid path) || exit 1
      jids=$(printf '%s\\n' "$jails" | awk -v root="$root" '$2 == root { print $1 }') || exit 1
      for jid in $jids; do
        tries=0
        while
          all=$(ps -A -o jid= -o pid= -o comm=) || exit 1
          living=$(printf '%s\\n' "$all" | awk -v jid="$jid" '$1 == jid { print $2, $3 }') || exit 1
          [ -n "$living" ]
        do
          tries=$((tries + 1))
          if [ "$tries" -gt 10 ]; then
            echo "processes of the jail in $root live on:" $living >&2
            exit 1
          fi
          sleep 1
        done
      done
      """;

  /** Nothing is mounted and nothing lives. */
  public static final String TEXT = ROOT + NOTHING_MOUNTED + NOTHING_LIVES;

  /**
   * Nothing lives. A mount does no harm to who only writes files: a jail that jail(8) removed
   * without qjail leaves that of its sharedfs.
   */
  public static final String ENDED = ROOT + NOTHING_LIVES;

  private JailIdleScript() {}
}
