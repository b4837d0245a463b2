# door.sh ROOM [COMMAND]: hands one session's streams to the qjailctl that serves a simulated host, through named pipes
# in a folder of its own below ROOM, which only this user may enter. COMMAND is what the client wants to run; sshd(8)
# says it in SSH_ORIGINAL_COMMAND. A resident server answers in milliseconds; a Java that starts for each batch would not.
umask 077
exec 3<&0 </dev/null
session=$(mktemp -d "$1/s.XXXXXXXXXX") || exit 70
feeder=
trap '[ -z "$feeder" ] || kill "$feeder" 2>/dev/null; rm -rf "$session"' EXIT
trap 'exit 143' HUP INT TERM PIPE
mkfifo "$session/in" "$session/out" "$session/err" || exit 70
printf '%s' "${2-${SSH_ORIGINAL_COMMAND-}}" >"$session/command"
# Less than PIPE_BUF bytes: several sessions' names never mix.
printf '%s\n' "${session##*/}" >"$1/door"
# Its standard error is closed: sshd waits for the end of all who hold a session's streams.
cat <&3 >"$session/in" 2>/dev/null &
feeder=$!
exec 3<&-
cat "$session/err" >&2 &
errors=$!
cat "$session/out"
wait "$errors"
status=70
read -r status 2>/dev/null <"$session/exit"
exit "$status"
