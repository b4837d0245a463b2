# Listing a tree with a handful of processes, however many files it has. $listing is a mark that stands before each
# part; names and contents hold any bytes but never that mark, which is made for this run.
#   MARK N MODE UID GID SIZE PATH   one file; MODE is FreeBSD's st_mode in octal, or GNU find's letter and bits
#   MARK T TARGET                   what it points to, empty but for symlinks
#   MARK P COUNT, then paths that end in NUL: the files which the next contents or digests belong to
#   MARK S CONTENT                  one a path
#   MARK H                          then a line a digest, that of $room/s before each path's
#   MARK E                          the end

# A sparse file costs nobody anything to make, and days to read: from 4 GiB on, a file has no digest.
largest=4294967296c

# list_tree ROOT DEPTH none|digest|bytes MOST-BYTES-PLUS-ONE
list_tree() {
  # find(1), unlike cd and test, would take a path for an option only if it began with a dash; these begin with a slash.
  if ! absent "$1"; then
    failed=no
    if is_freebsd; then
      # stat(1): -n no line feeds of its own; %p mode, %N name, %Y a link's target; lstat(2) without -L.
      find "$1" -maxdepth "$2" -exec stat -n -f "${listing}N%p %u %g %z %N${listing}T%Y" {} + || failed=yes
    else
      find "$1" -maxdepth "$2" -printf "${listing}N%y%m %U %G %s %p${listing}T%l" || failed=yes
    fi
    printf '%s' "$listing"S >"$room/s"
    case $3 in
      none) ;;
      digest) find "$1" -maxdepth "$2" -type f -size "-$largest" -print0 | in_bulk digests || failed=yes ;;
      bytes)
        find "$1" -maxdepth "$2" -type f -size "-$4c" -print0 | in_bulk contents || failed=yes
        find "$1" -maxdepth "$2" -type f ! -size "-$4c" -size "-$largest" -print0 | in_bulk digests || failed=yes
        ;;
    esac
    [ "$failed" = no ] || { printf '%sE' "$listing"; exit 1; }
  fi
  printf '%sE' "$listing"
}

# in_bulk contents|digests: a hundred files a process. Between them $room/s, whose content, or whose digest, is known:
# a file that vanished or may not be read gives nothing between two of those, and shifts no other.
in_bulk() {
  case $1 in
    contents) tool='cat' ;;
    *) if is_freebsd; then tool='sha256 -q'; else tool='sha256sum'; fi ;;
  esac
  xargs -0 -n 100 sh -c '
    listing=$1 separator=$2 kind=$3 tool=$4
    shift 4
    [ $# -gt 0 ] || exit 0
    printf "%sP%s\n" "$listing" $#
    printf "%s\\0" "$@"
    for path in "$@"; do
      set -- "$@" "$separator" "$path"
      shift
    done
    [ "$kind" = contents ] || printf "%sH\n" "$listing"
    exec $tool "$@"
  ' sh "$listing" "$room/s" "$1" "$tool"
}
