# Runs while the lock is held: MARK LOCK JOURNAL HOLDER. What comes on standard input are the journal's entries; its end
# is the end of the holder.
now() {
  date -u +%Y-%m-%dT%H:%M:%SZ
}
printf '%s %s since %s\n' "$$" "$4" "$(now)" >"$2"
mkdir -p "${3%/*}" 2>/dev/null
printf '%s held\n' "$1"
exec >/dev/null
while IFS= read -r entry; do
  printf '{"time":"%s",%s\n' "$(now)" "${entry#?}" 2>/dev/null >>"$3"
done 2>/dev/null
exit 0
