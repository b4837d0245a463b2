package org.qjailctl.executors.lowering;

/**
 * The sh(1) script that looks at an archive before {@code qjail create -a} does, and fails where
 * that would go wrong without a word: qjail exits 0 though it found no such jail in the archive, it
 * puts the files into a folder of a root that is there already, and it unpacks over what an earlier
 * call that was cut short left (qjail 5.0, create).
 *
 * <p>Its arguments are the new jail, the archive or the jail whose newest archive is meant, that
 * jail's root in the archive, and the folders of qjail's files and of the jails. As qjail does, it
 * takes the last of a jail's archives for the newest.
 */
public final class ArchiveFitScript {

  public static final String TEXT =
      """
      name=$1 from=$2 root=$3 etc=$4 jails=$5
      archive=
      case $from in
      *@*) archive=$jails/archive/$from ;;
      *) for file in "$jails/archive/$from"@*; do archive=$file; done ;;
      esac
      if [ ! -f "$archive" ]; then
        echo "no archive of $from in $jails/archive" >&2
        exit 1
      fi
      if [ -e "$jails/$name" ] || [ -L "$jails/$name" ]; then
        echo "$jails/$name is there already" >&2
        exit 1
      fi
      scratch=$jails/temp_restore
      for suffix in '' .man .norun; do
        if [ -e "$etc/qjail.global/temp_restore$suffix" ]; then
          echo "the jail temp_restore stands where qjail unpacks archives" >&2
          exit 1
        fi
      done
      mounts=$(mount -p) || exit 1
      if [ -n "$(printf '%s\\n' "$mounts" |
        awk -v at="$scratch" '$2 == at || index($2, at "/") == 1 { print $2 }')" ]; then
        echo "something is mounted in $scratch" >&2
        exit 1
      fi
      rm -rf "$scratch" || exit 1
      tar -tzf "$archive" "$root" > /dev/null
      """;

  private ArchiveFitScript() {}
}
