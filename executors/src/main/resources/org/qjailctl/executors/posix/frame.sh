# Runs one operation after the other and frames what each gives. Every answer is
#   MARK ended INDEX STATUS EXIT, a line feed, standard output, MARK err, a line feed, standard error, MARK said, a line
# feed. Nothing in the data can be taken for a frame, because nobody but this shell and the client knows the mark. The
# operations' streams are files, never this shell's own.

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
last=
printf '%s ready\n' "$mark"

# begin INDEX always|good: whether the operation is to be carried out.
begin() {
  [ ! -e "$room/gone" ] || exit 143
  index=$1
  forget "$2"
  if [ "$2" = good ] && [ "$good" = no ]; then
    answer not-run 0
    return 1
  fi
  printf '%s begun %s\n' "$mark" "$index"
}

# forget always|good: empties the last operation's files. One that printed more than is taken has failed, which is looked
# for only if something depends on it.
forget() {
  [ -n "$last" ] || return 0
  if [ -s "$room/out.$last" ] || [ -s "$room/err.$last" ]; then
    if [ "$1 $good" = 'good yes' ]; then
      [ -z "$(find "$room/out.$last" "$room/err.$last" -size +"$most"c)" ] || good=no
    fi
    : >"$room/out.$last"
    : >"$room/err.$last"
  fi
  last=
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
    gave late 0
    return 1
  fi
  : >"$room/out.$index"
  : >"$room/err.$index"
  [ "$exit" -ne 0 ] && return 0
  answer not-needed 0
  return 1
}

# carry LIMIT COMMAND...: runs it and frames its answer.
carry() {
  limited "$@"
  if [ -e "$room/late.$index" ]; then
    gave late 0
  else
    gave finished "$exit"
  fi
}

# gave STATUS EXIT: frames the answer with what the operation printed, at a process for each stream that is not empty.
# One byte more than is taken tells the client that there is more. What a process left behind writes later is not read.
gave() {
  [ "$1 $2" = 'finished 0' ] || good=no
  last=$index
  printf '%s ended %s %s %s\n' "$mark" "$index" "$1" "$2"
  [ ! -s "$room/out.$index" ] || head -c "$((most + 1))" "$room/out.$index"
  printf '%s err\n' "$mark"
  [ ! -s "$room/err.$index" ] || head -c "$((most + 1))" "$room/err.$index"
  printf '%s said\n' "$mark"
}

# answer STATUS EXIT: frames an answer of an operation that printed nothing.
answer() {
  printf '%s ended %s %s %s\n%s err\n%s said\n' "$mark" "$index" "$1" "$2" "$mark" "$mark"
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
