# Runs one operation after the other and frames what each gives. Every answer is
#   MARK ended INDEX STATUS EXIT STDOUT-BYTES STDERR-BYTES, a line feed, then that many raw bytes,
# so nothing in the data can be taken for a frame. The operations' streams are files, never this shell's own.

umask 022
cd / || exit 70
# The order of login.conf(5) on FreeBSD 13; a non-interactive ssh session may have less.
PATH=/sbin:/bin:/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin
LC_ALL=C
export PATH LC_ALL
unset ENV CDPATH LANG LC_COLLATE LC_CTYPE LC_MESSAGES LC_MONETARY LC_NUMERIC LC_TIME

# By which connection this script came, where doas(1) or sudo(8) took that away.
if [ -n "${1-}" ]; then
  SSH_CONNECTION=$1
  export SSH_CONNECTION
fi

# stdin stays open as long as the client lives: its end is how this side learns that the client is gone.
exec 3<&0 </dev/null

# What one operation may print on either stream, in bytes: what runs in a jail is its root's, who may print for ever.
most=67108864

room=$(mktemp -d /tmp/qjailctl.XXXXXXXXXX) || exit 70
trap 'kill "$watchdog"; rm -rf "$room"' EXIT
trap 'exit 143' HUP INT TERM PIPE
exec 2>/dev/null

# family PID...: those of the processes that live, and all below them, the watchdog's own apart.
# ps(1): -A and -o NAME= are POSIX.
family() {
  read -r own <"$room/watchdog"
  ps -A -o pid= -o ppid= | awk -v tops="$*" -v own="$own" '
    BEGIN { count = split(tops, list); for (i = 1; i <= count; i++) top[list[i]] = 1 }
    { parent[$1] = $2 }
    END {
      for (pid in parent) {
        at = pid
        while (!(at in top) && (at in parent) && at != own && at != parent[at]) at = parent[at]
        if (at in top) print pid
      }
    }' | sort -n
}

# Whether one of the processes lives.
lives() {
  for pid in "$@"; do
    ! kill -0 "$pid" || return 0
  done
  return 1
}

# TERM to what runs, KILL five seconds later to what is left of it and what that has started since: who is stopped
# starts nothing more. Daemons that it started are no longer below it. Nothing interrupts this: not the end of this
# script, which ends the watchdog.
end_operation() {
  doomed=$(family "$$" | grep -vx "$$")
  [ -n "$doomed" ] || return 0
  trap '' TERM
  kill -TERM $doomed
  patience=5
  while [ "$patience" -gt 0 ] && lives $doomed; do
    sleep 1
    patience=$((patience - 1))
  done
  rounds=10
  known=
  until [ "$doomed" = "$known" ] || [ "$rounds" -eq 0 ]; do
    kill -STOP $doomed
    known=$doomed
    doomed=$(family $doomed)
    rounds=$((rounds - 1))
  done
  kill -KILL $doomed
  trap 'kill "$nap"; exit' TERM
}

# The operation that runs now is ended, unless it has ended by itself: `limited` clears `now` before it looks for
# `ending`, and this asks for `now` behind it.
end_now() {
  : >"$room/ending"
  still=
  read -r now limit still <"$room/now"
  if [ "$still" = "$turn" ]; then
    [ -z "$1" ] || : >"$room/$1"
    end_operation
  fi
  rm -f "$room/ending"
}

# timeout(1) would do for the limits, but FreeBSD's waits for, and ends, the daemons that its command leaves behind
# (it becomes their reaper, procctl(2)), and no watcher of ours may cost a process an operation.
watch() {
  # By exec, not beside the call: dash keeps a copy of what a function's redirection replaces, and whoever holds this
  # shell's standard output keeps the client waiting for its end.
  exec >/dev/null 2>&1
  (
    cat <&3
    : >"$room/gone"
  ) &
  exec 3<&-
  seen=
  seconds=0
  trap 'kill "$nap"; exit' TERM
  while
    sleep 1 &
    nap=$!
    wait "$nap"
  do
    if ! kill -0 "$$"; then
      rm -rf "$room"
      exit
    fi
    if [ -e "$room/gone" ]; then
      end_operation
      kill -TERM "$$"
      sleep 1
      kill -KILL "$$"
      rm -rf "$room"
      exit
    fi
    turn=
    read -r now limit turn <"$room/now"
    [ -n "$turn" ] || continue
    if [ "$turn" != "$seen" ]; then
      seen=$turn
      seconds=0
    fi
    seconds=$((seconds + 1))
    if [ "$seconds" -gt "$limit" ]; then
      end_now "late.$now"
      seen=
    elif [ -n "$(find "$room/out.$now" "$room/err.$now" -size +"$most"c)" ]; then
      end_now ''
    fi
  done
}

: >"$room/now"
watch &
watchdog=$!
printf '%s\n' "$watchdog" >"$room/watchdog"
exec 3<&-

good=yes
turn=0
printf '%s ready\n' "$mark"

# begin INDEX always|good: whether the operation is to be carried out.
begin() {
  [ ! -e "$room/gone" ] || exit 143
  index=$1
  if [ "$2" = good ] && [ "$good" = no ]; then
    printf '%s ended %s not-run 0 0 0\n' "$mark" "$index"
    return 1
  fi
  printf '%s begun %s\n' "$mark" "$index"
}

# limited LIMIT COMMAND...: runs a function of this script in a subshell, in at most LIMIT seconds.
limited() {
  turn=$((turn + 1))
  printf '%s %s %s\n' "$index" "$1" "$turn" >"$room/now"
  shift
  ("$@") >>"$room/out.$index" 2>>"$room/err.$index"
  exit=$?
  : >"$room/now"
  # It is over when all that it started has ended.
  patience=60
  while [ -e "$room/ending" ] && [ "$patience" -gt 0 ]; do
    sleep 1
    patience=$((patience - 1))
  done
}

# unless LIMIT PROGRAM...: whether there is something to do, which is when PROGRAM fails.
unless() {
  guard=$1
  shift
  limited "$guard" program "$@"
  if [ -e "$room/late.$index" ]; then
    answer late 0
    return 1
  fi
  : >"$room/out.$index"
  : >"$room/err.$index"
  [ "$exit" -ne 0 ] && return 0
  printf '%s ended %s not-needed 0 0 0\n' "$mark" "$index"
  return 1
}

# carry LIMIT COMMAND...: runs it and frames its answer.
carry() {
  limited "$@"
  if [ -e "$room/late.$index" ]; then
    answer late 0
  else
    answer finished "$exit"
  fi
}

answer() {
  [ "$1 $2" = 'finished 0' ] || good=no
  if [ -s "$room/out.$index" ] || [ -s "$room/err.$index" ]; then
    # What a process left behind still writes comes too late: the counts are taken once.
    set -- "$1" "$2" $(wc -c "$room/out.$index" "$room/err.$index")
    set -- "$1" "$2" "$3" "$5"
  else
    set -- "$1" "$2" 0 0
  fi
  if [ "$3" -gt "$most" ] || [ "$4" -gt "$most" ]; then
    good=no
    : >"$room/out.$index"
    : >"$room/err.$index"
    said="it printed more than $most bytes, the most taken"
    [ "$1 $2" != 'finished 0' ] || set -- finished 1
    printf '%s ended %s %s %s 0 %s\n%s' "$mark" "$index" "$1" "$2" "${#said}" "$said"
    return
  fi
  printf '%s ended %s %s %s %s %s\n' "$mark" "$index" "$1" "$2" "$3" "$4"
  [ "$3" -eq 0 ] || head -c "$3" "$room/out.$index"
  [ "$4" -eq 0 ] || head -c "$4" "$room/err.$index"
  : >"$room/out.$index"
  : >"$room/err.$index"
}

# exec passes by the shell's builtins and functions; env(1) takes names that exec would read as its options.
# Names of files are UTF-8, as login.conf(5) of FreeBSD 13 has it: in the C locale libarchive, which is in tar(1) and
# pkg(8), fails on those of an archive that are not ASCII. All else stays as in the C locale.
program() {
  unset LC_ALL
  LC_CTYPE=C.UTF-8
  export LC_CTYPE
  case $1 in
    -*) exec env -- "$@" ;;
    *) exec "$@" ;;
  esac
}

# The same, with what the function `payload` prints on its standard input.
fed() {
  payload | program "$@"
}
