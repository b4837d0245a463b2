# Reading and writing one file. freebsd-version(1) tells which family of utilities is here: FreeBSD's
# stat(1), sha256(1), chmod(1), mv(1) and fsync(1), or the GNU ones.

refuse() {
  printf '%s\n' "$1" >&2
  exit 1
}

is_freebsd() {
  command -v freebsd-version >/dev/null
}

# The SHA-256 digest of standard input.
digest() {
  if is_freebsd; then
    sha256 -q
  else
    sha256sum | cut -c 1-64
  fi
}

# Whether nothing stands at $1, for sure: `test -e` fails as well below a folder that may not be searched.
absent() {
  [ ! -e "$1" ] && [ ! -L "$1" ] || return 1
  above=$1
  while above=${above%/*} && [ -n "$above" ] && [ ! -e "$above" ]; do :; done
  [ ! -d "${above:-/}" ] || [ -x "${above:-/}" ] || refuse "$1: ${above:-/} may not be searched by this user"
}

# read_file PATH MOST-BYTES: one byte more than allowed tells the reader that there is more.
read_file() {
  absent "$1" && refuse "$1: no such file"
  [ ! -L "$1" ] || refuse "$1: is a symlink, which is not followed"
  [ -f "$1" ] || refuse "$1: is not a regular file"
  [ -r "$1" ] || refuse "$1: may not be read by this user"
  head -c "$2" <"$1"
}

# fsync(1) on FreeBSD; sync(1) of GNU takes names and syncs those.
synced() {
  if is_freebsd; then fsync "$1"; else sync "$1"; fi
}

# write_file FOLDER NAME MODE any|absent|DIGEST DIGEST-OF-CONTENT TEMPORARY keep|OWNER: the content is what `payload`
# prints.
# The folder is entered once and everything in it is named relative to it, so that nobody who can rename a folder on
# the way can lead the rest of the work elsewhere.
write_file() {
  path=${1%/}/$2
  cd -P "$1" || refuse "$1: no such folder, or it may not be entered"
  target=./$2
  temporary=./$6
  [ ! -L "$target" ] || refuse "$path: is a symlink, which is not followed"
  [ ! -e "$target" ] || [ -f "$target" ] || refuse "$path: is not a regular file"
  case $4 in
    any) ;;
    absent) [ ! -e "$target" ] || refuse "$path: is there, but should not be yet" ;;
    *)
      [ -e "$target" ] || refuse "$path: is gone since it was read"
      [ "$(digest <"$target")" = "$4" ] || refuse "$path: has changed since it was read"
      ;;
  esac

  trap 'rm -f "$temporary"' EXIT
  trap 'exit 143' HUP INT TERM PIPE
  umask 077
  # noclobber opens with O_EXCL: a symlink planted under the temporary name is refused, too.
  set -C
  payload >"$temporary" || refuse "$path: the temporary file beside it could not be written"
  [ "$(digest <"$temporary")" = "$5" ] || refuse "$path: the temporary file beside it is not whole; is the disk full?"

  # A file that is replaced keeps its owner and group, unless another is given. chown before chmod, for chown(2) clears
  # set-id bits.
  owner=$7
  if [ "$owner" = keep ] && [ -e "$target" ]; then
    if is_freebsd; then owner=$(stat -f %u:%g "$target"); else owner=$(stat -c %u:%g "$target"); fi
  fi
  if [ "$owner" != keep ]; then
    chown -h "$owner" "$temporary" || refuse "$path: could not be given to $owner"
  fi
  if is_freebsd; then chmod -h "$3" "$temporary"; else chmod "$3" "$temporary"; fi ||
    refuse "$path: the mode $3 could not be set"
  synced "$temporary" || refuse "$path: the temporary file beside it could not be synced"
  # -h (FreeBSD) and -T (GNU): never into a folder that takes the target's place meanwhile.
  if is_freebsd; then mv -fh "$temporary" "$target"; else mv -fT "$temporary" "$target"; fi ||
    refuse "$path: the new file could not be renamed to it"
  synced . || refuse "$path: is written, but its folder could not be synced"
}
