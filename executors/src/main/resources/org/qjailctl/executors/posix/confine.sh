# Files of a jail. Its root is an adversary, who may put a symlink anywhere and swap it at any moment. In a running
# jail the work is done by a shell inside it, so that the kernel confines every path. A stopped qjail jail has no shell
# to run (its programs are in sharedfs, which is mounted while it runs), but nobody in it to swap anything either:
# there a symlink on the way is refused.

# within JAIL ROOT COMMAND PATH...: carries one of the file commands out, on a path as the jail sees it.
within() {
  jail=$1
  root=$2
  shift 2
  if said=$(jls -j "$jail" jid 2>&1); then
    inside "$@"
  else
    case $said in
      *': jail "'"$jail"'" not found'*) outside "$@" ;;
      *) refuse "whether the jail $jail runs could not be told: $said" ;;
    esac
  fi
}

# What the shell inside the jail does before the work: as frame.sh here. It gets the file commands as text, and the
# content of a file to write on standard input. The mark of the frames never goes in there.
inside() {
  set -- jexec -l "$jail" /bin/sh -c '
    umask 022
    cd / || exit 70
    PATH=/sbin:/bin:/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin
    LC_ALL=C
    export PATH LC_ALL
    listing=$1
    shift
    payload() { cat; }
    '"$library"'
    if [ "$1" = list_tree ]; then
      room=$(mktemp -d /tmp/qjailctl.XXXXXXXXXX) || exit 70
      trap '"'"'rm -rf "$room"'"'"' EXIT
    fi
    "$@"' sh "$listing" "$@"
  if [ "$9" = write_file ]; then
    payload | "$@"
  else
    "$@"
  fi
}

outside() {
  cd -P "$root" || refuse "$root: no such folder, or it may not be entered"
  command=$1
  path=$2
  shift 2
  case $command in
    # write_file's first argument is the folder, the file's name comes behind it.
    write_file) way=$path/ ;;
    *) way=$path ;;
  esac
  checked=.
  way=${way#/}
  while [ "$way" != "${way#*/}" ]; do
    checked=$checked/${way%%/*}
    way=${way#*/}
    [ ! -L "$checked" ] || refuse "$root${checked#.}: is a symlink, which is not followed out of a stopped jail"
  done
  "$command" ".${path%/}" "$@"
}
