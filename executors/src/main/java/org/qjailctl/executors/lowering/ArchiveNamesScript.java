package org.qjailctl.executors.lowering;

/**
 * The sh(1) script that fails, and says why, where {@code qjail restore} would copy files of the
 * host into a jail. It brings a jail that lives in an image back by {@code find . | cpio -p}, which
 * takes a line for a name (qjail 5.0, restore): what stands after a line feed in a name of the
 * jail's is a path of the host to cpio(1).
 *
 * <p>Its arguments are the archive, and the jail's definition in it. tar(1) lists a line feed as
 * {@code \n} and a backslash as two.
 */
public final class ArchiveNamesScript {

  public static final String TEXT =
      """
      image=$(tar -xOzf "$1" "$2" | grep '^imagetype="..*"')
      [ -n "$image" ] || exit 0
      names=$(tar -tzf "$1" | sed 's/\\\\\\\\//g' | grep -c '\\\\n')
      [ "$names" = 0 ] && exit 0
      echo "$names names in $1 have line feeds, and qjail would copy files of the host instead." >&2
      exit 1
      """;

  private ArchiveNamesScript() {}
}
