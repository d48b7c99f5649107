#!/usr/bin/env bash
# http.sh [stack.env] -- what FHIR's read, search and create of Patient cost on a running local stack, over TLS and with
# a bearer token. README.md says how to read the figures.
#   WARMUP    seconds before each scenario, not counted (20)
#   DURATION  seconds of each run (10)
#   CONNS     connections, one run each ("32 8 1")
#   SCENARIOS which, in this order ("metadata missing read search create")
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/stack.sh"

warmup=${WARMUP:-20} duration=${DURATION:-10} conns=${CONNS:-32 8 1}
scenarios=${SCENARIOS:-metadata missing read search create}
patients=100

require_bounds() {
  local number
  for number in "$warmup" "$duration" $conns; do
    [[ $number =~ ^[1-9][0-9]{0,2}$ ]] || refuse "'$number' is no whole number from 1 to 999."
  done
  # A token lives for five minutes, and a script that was forgotten must end.
  [ "$warmup" -le 120 ] && [ "$duration" -le 120 ] || refuse "WARMUP and DURATION may be 120 seconds at most."
}

# What requests are made of. GETs draw from the oldest patients, without those that an earlier run made: so that two
# runs ask for the same.
write_targets() {
  local page=$work/page.json system='urn:safeguard:bench'
  fetch "$SAFEGUARD_FHIR/Patient?_count=$patients" -f -o "$page" || refuse "$SAFEGUARD_FHIR gives no list of patients."
  jq --arg own "$system" '[.entry[]?.resource | select(all(.identifier[]?; .system != $own))]' "$page" > "$work/known.json"
  jq -r --arg root "$ROOT" '.[] | "\($root)/Patient/\(.id)"' "$work/known.json" > "$work/read"
  jq -r --arg root "$ROOT" '.[] | .identifier[0] | "\($root)/Patient?identifier=\(.system + "|" + .value | @uri)"' \
    "$work/known.json" > "$work/search"
  echo "$ROOT/metadata" > "$work/metadata"
  # Of the form of an id, so that the database is asked.
  sed -E 's|[0-9a-f]{12}$|000000000000|' "$work/read" > "$work/missing"
  jq -jc . "$here/patient.json" > "$work/patient"
  [ -s "$work/read" ] || refuse "there is no patient to read; start the stack with -Dstack.patients=10."
}

# A read that a script does not check may be fast because it shows nothing.
check_read() {
  local target
  target=$(head -1 "$work/read")
  fetch "$SERVER$target" -f | jq -e --arg id "${target##*/}" '.id == $id' > /dev/null || refuse "$target is not what it should be."
}

drive() { # scenario connections seconds result
  local status=200 token=$TOKEN body=
  case $1 in
    metadata) token= ;; # open to everyone
    missing) status=404 ;;
    create) status=201 body=$work/patient ;;
  esac
  EXPECTED=$status BODY=$body TARGETS=$work/$1 TOKEN=$token send "$2" "$3" "$4"
}

layout='{ printf "%-9s %5s %9s %9s %9s %9s %9s %9s %7s %6s\n", $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 }'

measure() { # scenario connections
  local before after requests seconds p50 p99 errors
  renew_token
  before=$(cpu)
  drive "$1" "$2" "$duration" "$work/result"
  # What was still under way when wrk hung up belongs to this run.
  sleep 0.5
  after=$(cpu)
  read -r requests seconds p50 p99 errors < "$work/result"
  [ "$errors" = 0 ] || failed=1
  awk -v OFS='\t' -v name="$1" -v conns="$2" -v n="$requests" -v s="$seconds" -v p50="$p50" -v p99="$p99" \
    -v errors="$errors" -v load="$(load)" -v before="$before" -v after="$after" 'BEGIN {
      split(before, b); split(after, a); if (n == 0) n = 1
      for (i = 1; i <= 3; i++) cost[i] = sprintf("%.2f", (a[i] > b[i] ? a[i] - b[i] : 0) / n)
      print name, conns, cost[1], cost[3], cost[2], sprintf("%.1f", n / s), p50, p99, errors, load }' | row
}

require_programs wrk jq curl openssl psql
require_bounds
read_stack "${1:-$here/../.safeguard/stack.env}"
export ROOT=/${SAFEGUARD_FHIR#*://*/}
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
open_results http
failed=0

renew_token
write_targets
check_read
describe "$(wc -l < "$work/read") patients, warm-up $warmup s, runs of $duration s" | tee "$results"
printf '%s\n' $'scenario\tconns\tserver_ms\tjit_ms\tdb_ms\treq_s\tp50_ms\tp99_ms\terrors\tload1' | row
for scenario in $scenarios; do
  renew_token
  drive "$scenario" 8 "$warmup" "$work/result"
  for connections in $conns; do
    measure "$scenario" "$connections"
  done
done
echo "# $results"
[ "$failed" = 0 ] || refuse "some answers were errors: such a row measures nothing."
