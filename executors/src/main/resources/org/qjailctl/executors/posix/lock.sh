# Takes the host's lock and holds it until standard input ends. lockf(1) is FreeBSD's; flock(1) stands in for it where
# that is missing. Both hold the lock on an open file, which the kernel lets go with the process, whatever ends it, and
# both keep that file from the command they run: no daemon inherits the lock.
# Needs: mark, lock, journal, holder, keep (the script that runs while the lock is held).

PATH=/sbin:/bin:/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin
LC_ALL=C
export PATH LC_ALL
unset ENV CDPATH
umask 077
cd / || exit 70

# -k: the file stays, or two could lock two files of one name; -t 0: no waiting; 75 is EX_TEMPFAIL, for "it is taken".
if command -v lockf >/dev/null; then
  lockf -k -s -t 0 "$lock" /bin/sh -c "$keep" sh "$mark" "$lock" "$journal" "$holder"
else
  flock -n -o -E 75 "$lock" /bin/sh -c "$keep" sh "$mark" "$lock" "$journal" "$holder"
fi
status=$?

if [ "$status" -eq 75 ]; then
  # The note of one who has just come is a moment away; until then there is that of one who has gone.
  patience=3
  pid=
  note=
  while
    { read -r pid note <"$lock"; } 2>/dev/null
    ! kill -0 "$pid" 2>/dev/null
  do
    pid=
    note=
    [ "$patience" -gt 0 ] || break
    patience=$((patience - 1))
    sleep 1
  done
  printf '%s busy %s %s\n' "$mark" "${pid:-0}" "$note"
else
  printf '%s ended %s\n' "$mark" "$status"
fi
exit 0
