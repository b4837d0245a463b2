# Runs while the lock is held: MARK LOCK JOURNAL HOLDER. What comes on standard input are the journal's entries, and empty
# lines as signs of life; a dot, or its end, is the end of the holder. A connection that is cut without a word, by a packet filter or
# a cable, ends nothing here for hours: who is silent for so many seconds is gone, too.
silence=60
now() {
  date -u +%Y-%m-%dT%H:%M:%SZ
}
printf '%s %s since %s\n' "$$" "$4" "$(now)" >"$2"
mkdir -p "${3%/*}" 2>/dev/null
printf '%s held\n' "$1"
exec >/dev/null
# read(1) of FreeBSD's shell has -t, and ends with 1 at the end of its input; that of dash has none, and ends with 2.
(read -t 1 -r entry </dev/null) 2>/dev/null
if [ $? -eq 1 ]; then limit="-t $silence"; else limit=; fi
while IFS= read $limit -r entry; do
  case $entry in
    '') continue ;;
    .) exit 0 ;;
  esac
  printf '{"time":"%s",%s\n' "$(now)" "${entry#?}" 2>/dev/null >>"$3"
done 2>/dev/null

# Whether a batch is being carried out: its folder (frame.sh) names its watchdog.
busy() {
  for room in /tmp/qjailctl.*; do
    { read -r watchdog <"$room/watchdog"; } 2>/dev/null && kill -0 "$watchdog" 2>/dev/null && return 0
  done
  return 1
}

# The holder's last step ends with its session a few seconds later, or goes on where the session was cut without a word.
# Nobody else starts before, but for a quarter of an hour at most.
patience=900
while [ "$patience" -gt 0 ] && busy; do
  sleep 1
  patience=$((patience - 1))
done
exit 0
