#!/usr/bin/env bash
# transaction.sh [stack.env] -- what one large transaction costs a running local stack in time, processor time and memory,
# and whether what is too much is refused. Each check that fails makes the script fail. README.md says how to read it.
#   ENTRIES      of the transaction (34000), at most 40000
#   SIZE         bytes of an entry (3500)
#   TOGETHER     1, or 2 to send two at once and a third that must be put off (1)
#   RUNS         how often (1)
#   EXPECT_HEAP  the server's -Xmx; with another one this is no test of its memory (1g)
#   REFUSALS     0 to leave out what is over the limits (1)
#   LIMIT        seconds for each request (900)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/stack.sh"

entries=${ENTRIES:-34000} size=${SIZE:-3500} together=${TOGETHER:-1} runs=${RUNS:-1} expected=${EXPECT_HEAP:-1g}
refusals=${REFUSALS:-1} limit=${LIMIT:-900}
most_entries=40000 most_bytes=$((128 << 20))

require_bounds() {
  local number
  for number in "$entries" "$size" "$runs" "$limit"; do
    [[ $number =~ ^[1-9][0-9]{0,5}$ ]] || refuse "'$number' is no whole number from 1 to 999999."
  done
  [ "$entries" -ge 20 ] && [ "$entries" -le "$most_entries" ] || refuse "ENTRIES may be 20 to $most_entries."
  [[ $together =~ ^[12]$ ]] || refuse "TOGETHER must be 1 or 2, not '$together'."
  [[ $refusals =~ ^[01]$ ]] || refuse "REFUSALS must be 0 or 1, not '$refusals'."
}

bytes() { numfmt --from=iec "$(tr '[:lower:]' '[:upper:]' <<< "$1")"; }

require_heap() {
  local heap
  heap=$(max_heap)
  [ -n "$heap" ] || refuse "the server was started without -Xmx, so nothing would be known of its heap."
  [ "$(bytes "$heap")" = "$(bytes "$expected")" ] ||
    refuse "the server runs with -Xmx$heap, so this is no test at $expected; say EXPECT_HEAP=$heap to measure all the same."
}

write() { # file entries size mark
  "$here/transaction.py" "$2" "$3" "$4" > "$1"
}

check() { # what condition...
  local what=$1
  shift
  if "$@"; then
    echo "# ok: $what" | tee -a "$results"
  else
    echo "# FAILED: $what" | tee -a "$results"
    failed=1
  fi
}

# How many resources of that type have that identifier.
found() { # type value
  fetch "$SAFEGUARD_FHIR/$1?identifier=urn:safeguard:bench%7C$2" -f | jq '[.entry[]?] | length'
}

stored() { # [condition]
  PGUSER=$PGSUPERUSER PGPASSWORD=$PGSUPERPASSWORD psql -qXtA -v ON_ERROR_STOP=1 \
    -c "select count(*) from safeguard.resource ${1:-}"
}

patient_of() { jq -r '.entry[0].response.location | capture("Patient/(?<id>[0-9a-f-]{36})").id' "$1"; }

# The type of the last entry; every 20th is an Encounter.
last_type() { [ $(((entries - 1) % 20)) = 1 ] && echo Encounter || echo Observation; }

is_whole() { # number
  local mark=$run-$1 answer=$work/answer$1
  if [ "$(cat "$work/status$1")" != 200 ]; then
    echo "# $(cat "$work/status$1"): $(reason "$answer")"
    [ "$(found Patient "$mark-0")" = 0 ] || echo "# and yet it is there"
    return 1
  fi
  [ "$(made "$answer")" = "$entries" ] && [ "$(found Patient "$mark-0")" = 1 ] &&
    [ "$(found "$(last_type)" "$mark-$((entries - 1))")" = 1 ] &&
    [ "$(stored "where patient = '$(patient_of "$answer")' and not deleted")" = "$entries" ]
}

all_run() { # pid...
  local pid
  for pid in "$@"; do
    kill -0 "$pid" 2> /dev/null || return 1
  done
}

# A third bundle, while two are being taken in: it must be put off, and taken later.
send_third() {
  local status later
  write "$work/third.json" 20 1 "$run-3"
  status=$(post "$work/third.json" "$work/answer3" 60 -D "$work/headers")
  check "both were still at it when a third was answered; else give more by ENTRIES" all_run "${senders[@]}"
  check "a third at once is put off with 429, was $status" [ "$status" = 429 ]
  later=$(tr -d '\r' < "$work/headers" | sed -n 's/^retry-after: *//Ip')
  check "with Retry-After in seconds: $later" [ "${later:-0}" -gt 0 ]
  check "and nothing of it is there" [ "$(found Patient "$run-3-0")" = 0 ]
}

third_is_taken_now() {
  [ "$(post "$work/third.json" "$work/answer3" 60)" = 200 ] && [ "$(found Patient "$run-3-0")" = 1 ]
}

layout='{ printf "%-8s %9s %9s %8s %9s %9s %9s %7s %8s %8s %6s %5s %6s\n", $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13 }'
columns=$'at_once\tresources\tmib\tseconds\tserver_ms\tjit_ms\tdb_ms\trss_mib\theap_mib\tkept_mib\tgc_ms\tfull\tload1'

measure() {
  local before after begin end memory i
  run=$(date +%s%N) senders=()
  for ((i = 1; i <= together; i++)); do
    write "$work/bundle$i.json" "$entries" "$size" "$run-$i"
    [ "$(stat -c %s "$work/bundle$i.json")" -le "$most_bytes" ] || refuse "$entries entries of $size bytes are over 128 MiB."
  done
  renew_token
  watch_memory
  before=$(cpu)
  begin=$(date +%s%N)
  for ((i = 1; i <= together; i++)); do
    post "$work/bundle$i.json" "$work/answer$i" "$limit" > "$work/status$i" &
    senders+=($!)
  done
  if [ "$together" = 2 ]; then
    # Until both are at it.
    sleep 2
    send_third
  fi
  wait "${senders[@]}"
  end=$(date +%s%N)
  [ -d "/proc/$WILDFLY_PID" ] || refuse "the server has ended; see $WILDFLY_LOG."
  after=$(cpu)
  unwatch_memory
  memory=$(memory)
  awk -v OFS='\t' -v together="$together" -v n=$((entries * together)) -v ns=$((end - begin)) -v load="$(load)" \
    -v bytes="$(cat "$work"/bundle[12].json | wc -c)" -v before="$before" -v after="$after" -v memory="$memory" 'BEGIN {
      split(before, b); split(after, a); split(memory, m)
      for (i = 1; i <= 3; i++) cost[i] = sprintf("%.2f", (a[i] > b[i] ? a[i] - b[i] : 0) / n)
      print together, n, sprintf("%.1f", bytes / 1048576), sprintf("%.1f", ns / 1e9), cost[1], cost[3], cost[2],
        m[1], m[2], m[3], m[4], m[5], load }' | row
  renew_token
  for ((i = 1; i <= together; i++)); do
    check "transaction $i of $together is there, each of its $entries resources" is_whole "$i"
  done
  [ "$together" = 1 ] || check "the third is taken when it is sent again" third_is_taken_now
}

refused() { # what [curl's options]
  local what=$1 before status
  shift
  before=$(stored)
  renew_token
  status=$(post "$work/over.json" "$work/answer" "$limit" "$@")
  check "$what: refused with 413, was $status" [ "$status" = 413 ]
  check "with an OperationOutcome: $(reason "$work/answer")" [ "$(jq -r .resourceType "$work/answer")" = OperationOutcome ]
  check "and nothing of it is there" [ "$(found Patient "$run-0")$(found Encounter "$run-1")" = 00 ]
  check "nor anything else that is new" [ "$(stored)" = "$before" ]
}

check_refusals() {
  run=$(date +%s%N)
  write "$work/over.json" $((most_entries + 1)) 1 "$run"
  refused "$((most_entries + 1)) entries"
  write "$work/over.json" "$most_entries" 3600 "$run"
  [ "$(stat -c %s "$work/over.json")" -gt "$most_bytes" ] || refuse "what should be over 128 MiB is not."
  refused "more than 128 MiB, as the request says"
  refused "more than 128 MiB, which the request does not say" -H 'Transfer-Encoding: chunked'
}

require_programs jq curl openssl psql python3 numfmt
require_bounds
read_stack "${1:-$here/../.safeguard/stack.env}"
require_heap
require_jstat
umask 077
work=$(mktemp -d)
trap 'unwatch_memory; rm -rf "$work"' EXIT
open_results transaction
failed=0

keep_token
describe "-Xmx$(max_heap), $entries entries of $size bytes, $together at once" | tee "$results"
printf '%s\n' "$columns" | row
for ((n = 1; n <= runs; n++)); do measure; done
[ "$since" = now ] || echo "# rss_mib is the highest since the server's start" | tee -a "$results"
[ "$refusals" = 0 ] || check_refusals
echo "# $results"
[ "$failed" = 0 ] || refuse "a check failed."
