package org.qjailctl.executors.lowering;

/**
 * The sh(1) script that fails, and says why, unless files below a jail's root can be written by a
 * program of the host's that follows links: qjail appends to them by their path (qjail 5.0, config
 * -h and -v). Whoever is root in the jail can put a link there, and the host's file that it leads
 * to would be written.
 *
 * <p>Its arguments are the root, and the files below it. Neither a file nor a folder on the way to
 * it is a link; what is there already is a plain file with one name: a FIFO would make qjail wait
 * for ever, and a second name may be a file of somebody else's.
 */
public final class JailRootScript {

  public static final String TEXT =
      """
      root=$1
      shift
      for file in "$@"; do
        at=$root rest=$file
        while [ -n "$rest" ]; do
          at=$at/${rest%%/*}
          case $rest in
          */*) rest=${rest#*/} ;;
          *) rest= ;;
          esac
          if [ -L "$at" ]; then
            echo "$at is a link, which qjail would follow out of the jail. Remove it." >&2
            exit 1
          fi
          [ -e "$at" ] || break
          if [ -n "$rest" ] && [ ! -d "$at" ]; then
            echo "$at is no folder. Remove it." >&2
            exit 1
          fi
          [ -n "$rest" ] && continue
          if [ ! -f "$at" ] || [ -n "$(find "$at" -prune -links +1)" ]; then
            echo "$at is no plain file with one name, and qjail would write to it. Remove it." >&2
            exit 1
          fi
        done
      done
      """;

  private JailRootScript() {}
}
