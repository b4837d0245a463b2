#!/usr/bin/env bash
# bench/no-op-plan.sh [JAILS...]: what a plan with nothing to do costs over ssh on loopback, beside one login by hand
# (`ssh HOST true`) to the same sshd in the same run. The host is a simulated one behind a real sshd (qjailctl
# simulate). Not a test: figures of a busy machine mean nothing, ratios of one run do.
# ROUNDS says how often each is timed (5); the median counts. QJAILCTL names another launcher than the checkout's.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
qjailctl=${QJAILCTL:-$here/../qjailctl}
rounds=${ROUNDS:-5}
[ $# -gt 0 ] || set -- 1 100 1000

room=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$room"' EXIT

# COUNT jails on lo1, 250 to a network.
manifest() {
  printf 'version: 1\nhost: { name: bench }\ninterfaces:\n  lo1:\n    clone: true\n    aliases:\n'
  for ((network = 0; network <= ($1 - 1) / 250; network++)); do
    printf '      - inet 192.168.%s.1-250\n' "$network"
  done
  printf 'qjail:\n  enable: true\n  base:\n    source: https://download.freebsd.org/releases/amd64/13.2-RELEASE/base.txz\n'
  printf '    sha256: 3a9250f7afd730bbe274691859756948b3c57a99bcda30d65d46ae30025906f0\njails:\n'
  for ((jail = 0; jail < $1; jail++)); do
    printf '  j%04d: { interface: lo1, ip4: [192.168.%s.%s] }\n' "$jail" $((jail / 250)) $((jail % 250 + 1))
  done
}

# milliseconds COMMAND...: the median of as many rounds, in milliseconds.
milliseconds() {
  for ((round = 0; round < rounds; round++)); do
    begun=${EPOCHREALTIME/[.,]/}
    "$@" >/dev/null 2>"$room/err" || true
    ended=${EPOCHREALTIME/[.,]/}
    echo $(((ended - begun) / 1000))
  done | sort -n | sed -n "$(((rounds + 1) / 2))p"
}

free_port() {
  for ((port = 20000 + RANDOM % 20000; ; port++)); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
}

printf '%s, %s CPUs, %s\n' "$(uname -sr)" "$(getconf _NPROCESSORS_ONLN)" "$("$qjailctl" version)"
printf '%6s  %14s  %9s  %9s  %6s\n' jails 'ssh HOST true' plan probe ratio
for count in "$@"; do
  world=$room/$count.json
  manifest "$count" >"$room/host.yaml"
  "$qjailctl" apply "$room/host.yaml" --host "simulated:$world" --yes >"$room/apply" 2>&1 ||
    { tail -20 "$room/apply" >&2; exit 1; }
  port=$(free_port)
  rm -f "$room/served"
  "$qjailctl" simulate "$world" --listen "$port" >"$room/served" &
  server=$!
  while [ ! -s "$room/served" ]; do kill -0 "$server"; sleep 0.1; done
  options=(-o BatchMode=yes -o "UserKnownHostsFile=$world.ssh/known_hosts" -o "IdentityFile=$world.ssh/user_key")
  plan=("$qjailctl" plan "$room/host.yaml" --host "ssh://$(id -un)@127.0.0.1:$port" --ssh-option
    "UserKnownHostsFile=$world.ssh/known_hosts" --ssh-option "IdentityFile=$world.ssh/user_key")
  # The first plan warms up nothing but files; it has to find nothing to do.
  "${plan[@]}" --detailed-exitcode >/dev/null 2>"$room/err" || { cat "$room/err" >&2; exit 1; }
  # `true` is refused there, behind the same login and session that it would have.
  login=$(milliseconds ssh "${options[@]}" -p "$port" 127.0.0.1 true)
  whole=$(milliseconds "${plan[@]}")
  probe=$(sed -n 's/^Probed .* in \(.*\)\.$/\1/p' "$room/err")
  printf '%6s  %11s ms  %6s ms  %9s  %6s\n' "$count" "$login" "$whole" "$probe" \
    "$(awk "BEGIN { printf \"%.1f\", $whole / $login }")"
  kill "$server"
  wait "$server" || true
  server=
done
