#!/usr/bin/env bash
# rewrap.sh [stack.env] -- what a turn of the vault's keys costs those who read meanwhile, on a running local stack: the time in
# which all data keys are wrapped anew, and how long reads take before and during it. README.md says how to read the figures.
#   KEYS      data keys that there are at least: patients are made until then (10000)
#   DURATION  seconds of the run before it (20)
#   CONNS     connections that read (8)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/stack.sh"

keys=${KEYS:-10000} duration=${DURATION:-20} conns=${CONNS:-8}

require_bounds() {
  [[ $keys =~ ^[1-9][0-9]{0,5}$ ]] || refuse "KEYS may be 999999 at most."
  [[ $duration =~ ^[1-9][0-9]?$ && $conns =~ ^[1-9][0-9]?$ ]] || refuse "DURATION and CONNS are whole numbers from 1 to 99."
}

sql() { # statement
  PGUSER=$PGSUPERUSER PGPASSWORD=$PGSUPERPASSWORD PGOPTIONS='-c search_path=safeguard' \
    psql -qXtA -F ' ' -v ON_ERROR_STOP=1 -c "$1" || refuse "PostgreSQL does not do what it is asked."
}

# Each patient that is made gets a key.
make_keys() {
  local before now
  now=$(sql 'select count(*) from data_key')
  while [ "$now" -lt "$keys" ]; do
    renew_token
    EXPECTED=201 BODY=$work/patient TARGETS='' send 8 10 "$work/made"
    before=$now
    now=$(sql 'select count(*) from data_key')
    [ "$now" -gt "$before" ] || refuse "no patients are made."
  done
}

write_targets() {
  fetch "$SAFEGUARD_FHIR/Patient?_count=100" -f -o "$work/page" || refuse "$SAFEGUARD_FHIR gives no list of patients."
  jq -r --arg root "$ROOT" '.entry[].resource | "\($root)/Patient/\(.id)"' "$work/page" > "$work/read"
}

drive() { # seconds result
  EXPECTED=200 BODY='' TARGETS=$work/read send "$conns" "$1" "$2"
}

# As the console does it, but without a person who signs in there: the trigger that asks for the person's entry stands aside.
ask_for_a_turn() {
  sql "begin; alter table key_turn disable trigger key_turn_named;
    insert into key_turn (id, reason, requested_by, requested_at, wish, version)
    values (gen_random_uuid(), 'PERSONNEL', 'bench', now(), 'RUN', 1);
    alter table key_turn enable always trigger key_turn_named; commit" > /dev/null
}

await() { # condition
  local waited=0
  until [ "$(sql "select count(*) from key_turn where $1")" -gt 0 ]; do
    [ "$(sql "select count(*) from key_turn where state = 'STOPPED'")" = 0 ] ||
      refuse "the turn has stopped: $(sql "select trouble from key_turn where state = 'STOPPED'")."
    waited=$((waited + 1))
    [ "$waited" -lt 3000 ] || refuse "it does not come to pass: $1."
    sleep 0.1
  done
}

row() { # name
  local requests seconds p50 p99 errors
  read -r requests seconds p50 p99 errors < "$work/$1"
  [ "$errors" = 0 ] || failed=1
  printf '%-8s %8.1f req/s   p50 %6.1f ms   p99 %6.1f ms   errors %s   load %s\n' "$1" "$(bc -l <<< "$requests / $seconds")" \
    "$p50" "$p99" "$errors" "$(load)" | tee -a "$results"
}

require_programs wrk jq curl openssl psql bc
require_bounds
read_stack "${1:-$here/../.safeguard/stack.env}"
export ROOT=/${SAFEGUARD_FHIR#*://*/}
umask 077
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
open_results rewrap
failed=0

[ "$(sql "select count(*) from key_turn where state <> 'DONE'")" = 0 ] || refuse "a turn of the keys is under way already."
jq -jc . "$here/patient.json" > "$work/patient"
make_keys
renew_token
write_targets
describe "$(sql 'select count(*) from data_key') data keys, $conns connections that read" | tee "$results"
drive 20 "$work/warm"
drive "$duration" "$work/before"
row before

# Reads begin with the step and end some time after it: what is shown is a mix, the more of it the turn's the longer it takes.
ask_for_a_turn
await "state <> 'DONE' and step = 'REWRAP'"
begun=$(date +%s.%N)
drive "$duration" "$work/during" &
await "requested_at = (select max(requested_at) from key_turn) and step in ('COUNT', 'PROVE', 'RETIRE', 'COPY', 'TRIM')"
ended=$(date +%s.%N)
wait
row during
printf 'rewrap   %8.1f s for %s keys\n' "$(bc -l <<< "$ended - $begun")" \
  "$(sql 'select keys_done from key_turn order by requested_at desc limit 1')" | tee -a "$results"
await "state = 'DONE' and requested_at = (select max(requested_at) from key_turn)"
awk 'NR == FNR { before = $4; next } { printf "p99      %8.2f times as long during it\n", $4 / before }' \
  "$work/before" "$work/during" | tee -a "$results"
echo "# $results"
[ "$failed" = 0 ] || refuse "some answers were errors: such a row measures nothing."
