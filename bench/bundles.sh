#!/usr/bin/env bash
# bundles.sh [stack.env [folder]] -- what it costs to load the FHIR bundles of a folder into a running local stack: one
# after the other, hospitals and practitioners first, as the stack's own loader does. README.md says how to read the figures.
#   WARMUP  loads of all patients that are not counted (1)
#   RUNS    loads of all patients that are (3)
#   LIMIT   seconds in which all must be done (1800)
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/stack.sh"

warmup=${WARMUP:-1} runs=${RUNS:-3} limit=${LIMIT:-1800}

require_bounds() {
  [[ $warmup =~ ^[0-9]$ ]] || refuse "WARMUP must be a whole number from 0 to 9, not '$warmup'."
  [[ $runs =~ ^[1-9][0-9]?$ ]] || refuse "RUNS must be a whole number from 1 to 99, not '$runs'."
  [[ $limit =~ ^[1-9][0-9]{0,4}$ ]] || refuse "LIMIT must be a whole number from 1 to 99999, not '$limit'."
}

# The folder named, or the only one that Synthea filled for this stack.
find_folder() { # stack.env [folder]
  local made=("$(dirname "$1")"/synthea/*/fhir)
  if [ "$#" = 1 ]; then
    [ "${#made[@]}" = 1 ] || refuse "the stack has several folders of Synthea's; name one: ${made[*]}."
    folder=${made[0]}
  else
    folder=$2
  fi
  [ -d "$folder" ] || refuse "there is no folder $folder; name one with FHIR bundles."
}

# The files in the loader's order: what the patients refer to in $first, one path a line, the patients in $patients.
list_files() {
  first=$work/first patients=$work/patients
  find "$folder" -name '*.json' -type f | LC_ALL=C sort > "$work/all"
  { grep '/hospitalInformation[^/]*$' "$work/all"; grep '/practitionerInformation[^/]*$' "$work/all"; } > "$first" || true
  grep -vxFf "$first" "$work/all" > "$patients" || refuse "$folder has no bundles of patients."
}

left() {
  local seconds=$((limit - SECONDS))
  [ "$seconds" -gt 0 ] || refuse "$limit seconds have passed; give more by LIMIT, or load fewer bundles."
  echo "$seconds"
}

# What patients refer to must be there, once: only entries with a condition are sent, so that it is also true tomorrow.
load_first() {
  local file seconds status
  while read -r file; do
    jq -c '.type = "batch" | .entry |= map(select(.request.ifNoneExist))' "$file" > "$work/bundle"
    keep_token
    seconds=$(left)
    status=$(post "$work/bundle" "$work/answer" "$seconds")
    [ "$status" = 200 ] || refuse "$(basename "$file") was answered with $status: $(reason "$work/answer")"
    jq -e 'all(.entry[].response.status; startswith("20"))' "$work/answer" > /dev/null ||
      refuse "of $(basename "$file"), entries were refused."
  done < "$first"
}

# The patients of a run, who are nobody yet: a file with entries and path a line.
write_patients() { # mark
  local file entries number=0
  : > "$work/bundles"
  while read -r file; do
    number=$((number + 1))
    python3 "$here/afresh.py" "$1" < "$file" > "$work/$number.json" || refuse "$file is not a bundle in JSON with a resource in each entry."
    entries=$(jq 'if .type == "transaction" and all(.entry[].request; .method == "POST" and .ifNoneExist == null)
        then .entry | length else 0 end' "$work/$number.json")
    [ "$entries" -gt 0 ] || refuse "$file is not a transaction that creates each of its entries unconditionally."
    echo "$entries $work/$number.json" >> "$work/bundles"
  done < "$patients"
}

load_patients() { # sets resources and errors
  local entries file seconds status made
  resources=0 errors=0
  while read -r entries file; do
    keep_token
    seconds=$(left)
    status=$(post "$file" "$work/answer" "$seconds")
    made=$(made "$work/answer")
    resources=$((resources + made))
    if [ "$status" != 200 ] || [ "$made" != "$entries" ]; then
      errors=$((errors + 1))
      echo "# $(basename "$file"): $status, $made of $entries made: $(reason "$work/answer")" | tee -a "$results"
    fi
  done < "$work/bundles"
}

layout='{ printf "%-7s %9s %8s %8s %9s %9s %9s %7s %8s %8s %6s %5s %6s %6s\n", $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14 }'
columns=$'run\tresources\tseconds\tres_s\tserver_ms\tjit_ms\tdb_ms\trss_mib\theap_mib\tkept_mib\tgc_ms\tfull\terrors\tload1'

measure() { # name
  local before after begin end memory
  write_patients "$1-$(date +%s)"
  watch_memory
  before=$(cpu)
  begin=$(date +%s%N)
  load_patients
  end=$(date +%s%N)
  after=$(cpu)
  unwatch_memory
  memory=$(memory)
  [ "$errors" = 0 ] || failed=1
  awk -v OFS='\t' -v name="$1" -v n="$resources" -v ns=$((end - begin)) -v errors="$errors" -v load="$(load)" \
    -v before="$before" -v after="$after" -v memory="$memory" 'BEGIN {
      split(before, b); split(after, a); split(memory, m)
      for (i = 1; i <= 3; i++) cost[i] = sprintf("%.2f", (a[i] > b[i] ? a[i] - b[i] : 0) / (n ? n : 1))
      print name, n, sprintf("%.1f", ns / 1e9), sprintf("%.1f", n * 1e9 / ns), cost[1], cost[3], cost[2],
        m[1], m[2], m[3], m[4], m[5], errors, load }' | row
}

require_programs jq curl openssl psql python3
require_bounds
env=${1:-$here/../.safeguard/stack.env}
read_stack "$env"
find_folder "$env" ${2:+"$2"}
require_jstat
umask 077
work=$(mktemp -d)
trap 'unwatch_memory; rm -rf "$work"' EXIT
list_files
open_results bundles
failed=0

keep_token
describe "-Xmx$(max_heap), $(wc -l < "$patients") bundles of $(xargs -d '\n' cat < "$patients" | wc -c) bytes" | tee "$results"
load_first
printf '%s\n' "$columns" | row
for ((i = 1; i <= warmup; i++)); do measure "warm$i"; done
for ((i = 1; i <= runs; i++)); do measure "$i"; done
[ "$since" = now ] || echo "# rss_mib is the highest since the server's start" | tee -a "$results"
echo "# $results"
[ "$failed" = 0 ] || refuse "some bundles were not taken: such a row measures nothing."
