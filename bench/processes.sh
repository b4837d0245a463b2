#!/usr/bin/env bash
# bench/processes.sh ssh://[USER@]HOST[:PORT] MANIFEST [-o SSH-OPTION]...: how many processes a FreeBSD host starts for
# one `qjailctl plan` of MANIFEST. The kernel's own counters are read before and after (forks, vforks and rforks since
# boot, sysctl vm.stats.vm), and what one login with a `true` costs in the same run is named beside it. Let the host be
# idle: what others start meanwhile counts, too.
# ROUNDS says how often each is counted (3); the least counts. QJAILCTL names another launcher than the checkout's.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
qjailctl=${QJAILCTL:-$here/../qjailctl}
rounds=${ROUNDS:-3}
[ $# -ge 2 ] || { sed -n '2,6s/^# //p' "${BASH_SOURCE[0]}" >&2; exit 64; }
address=$1
manifest=$2
shift 2
plain=()
passed=()
while [ $# -gt 0 ]; do
  [ "$1" = -o ] && [ $# -ge 2 ] || { printf 'only -o SSH-OPTION may follow, not %s\n' "$1" >&2; exit 64; }
  plain+=(-o "$2")
  passed+=(--ssh-option "$2")
  shift 2
done

# One session for the counting, so that no login of its own counts.
coproc counter { ssh -T "${plain[@]}" "$address" /bin/sh; }
trap 'exec {counter[1]}>&- || true' EXIT

# The counters' sum; asking costs the host one process.
forks() {
  echo 'sysctl -n vm.stats.vm.v_forks vm.stats.vm.v_vforks vm.stats.vm.v_rforks | { read -r a; read -r b; read -r c; echo $((a + b + c)); }' >&"${counter[1]}"
  read -r sum <&"${counter[0]}"
}

# started COMMAND...: what the host starts for it, at least.
started() {
  least=
  for ((round = 0; round < rounds; round++)); do
    forks
    before=$sum
    "$@" >/dev/null 2>"$err" </dev/null || [ "$?" -eq 2 ] || { cat "$err" >&2; exit 1; }
    forks
    count=$((sum - before - asking))
    [ -n "$least" ] && [ "$least" -le "$count" ] || least=$count
  done
}

err=$(mktemp)
asking=0
forks
before=$sum
forks
asking=$((sum - before))
started ssh -T "${plain[@]}" "$address" true
login=$least
started "$qjailctl" plan "$manifest" --host "$address" "${passed[@]}"
printf 'login with true: %s processes\nplan of %s: %s processes\n' "$login" "$manifest" "$least"
rm -f "$err"
