package org.qjailctl.executors.lowering;

/**
 * The sh(1) script that fails, and says why, unless a jail's root can be archived or deleted: no
 * jail runs in it and nothing is mounted at or below it. Its argument is the root; one that is not
 * there is fine.
 *
 * <p>{@code qjail delete} is rm(1) without a look at what is mounted, and what is mounted may be
 * the data of others. The plan has looked before; this looks in the same round trip.
 */
public final class JailIdleScript {

  public static final String TEXT =
      """
      [ -d "$1" ] || exit 0
      root=$(cd "$1" && pwd -P) || exit 1
      mounts=$(mount -p) || exit 1
      mounts=$(printf '%s\\n' "$mounts" |
        awk -v root="$root" '$2 == root || index($2, root "/") == 1 { print $2 }') || exit 1
      if [ -n "$mounts" ]; then
        echo "mounted below $root:" $mounts >&2
        exit 1
      fi
      paths=$(jls path) || exit 1
      if printf '%s\\n' "$paths" | grep -qFx -e "$root"; then
        echo "a jail runs in $root" >&2
        exit 1
      fi
      """;

  private JailIdleScript() {}
}
