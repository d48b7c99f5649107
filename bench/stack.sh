# The stack under measurement: where it is, how to speak to it, and what it uses. Sourced by the scripts, never run by itself.
# Secrets go by files and standard input, never by arguments: every account of the machine can read those.

# Ends with one sentence.
refuse() {
  echo "bench: $1" >&2
  exit 1
}

# Each of the programs named, or the end.
require_programs() {
  local program missing=()
  for program in "$@"; do
    command -v "$program" > /dev/null || missing+=("$program")
  done
  [ "${#missing[@]}" = 0 ] || refuse "please install what is missing on the PATH: ${missing[*]}."
}

# This machine only: wrk does not verify the server's certificate, and what is measured is a test stack.
require_loopback() { # address...
  local address host
  for address in "$@"; do
    host=$(sed -E 's|^[a-z]+://||; s|/.*||; s|:[0-9]+$||; s|^\[(.*)\]$|\1|' <<< "$address")
    case $host in
      localhost | 127.* | ::1) ;;
      *) refuse "$address is not on this machine's loopback, and only that is measured." ;;
    esac
  done
}

read_stack() { # stack.env
  [ -r "$1" ] || refuse "cannot read $1; start the stack with 'mvn -Prun', or name another stack.env."
  # shellcheck source=/dev/null
  . "$1"
  require_loopback "$SAFEGUARD_FHIR" "$SAFEGUARD_TOKEN_URL" "$PGHOST"
  [ -d "/proc/$WILDFLY_PID" ] && [ -d "/proc/$PG_PID" ] || refuse "the stack of $1 does not run."
  SERVER=${SAFEGUARD_FHIR%/fhir}
  export PGHOST PGPORT PGDATABASE PGSSLMODE=verify-full PGSSLROOTCERT=$SAFEGUARD_CA
}

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

# What the client signs to prove itself (private_key_jwt, RFC 7523), good for a minute.
assertion() {
  local now content
  now=$(date +%s)
  content=$(jq -nj --arg kid "$SAFEGUARD_CLIENT_KID" '{alg: "RS256", typ: "JWT", kid: $kid}' | base64url)
  content+=.$(jq -nj --arg client "$SAFEGUARD_CLIENT_ID" --arg jti "$(openssl rand -hex 16)" --argjson now "$now" \
    --arg realm "${SAFEGUARD_TOKEN_URL%/protocol/*}" \
    '{iss: $client, sub: $client, aud: $realm, jti: $jti, iat: $now, exp: ($now + 60)}' | base64url)
  printf '%s.%s' "$content" \
    "$(printf %s "$content" | openssl dgst -sha256 -sign "$SAFEGUARD_CLIENT_KEY" -binary | base64url)"
}

# Puts a fresh token into $TOKEN. It lives for five minutes, so no run may last longer.
renew_token() {
  local answer
  answer=$(printf '%s&client_id=%s&client_assertion_type=%s&client_assertion=%s' grant_type=client_credentials \
    "$SAFEGUARD_CLIENT_ID" urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer "$(assertion)" |
    curl -sS -m 30 --cacert "$SAFEGUARD_CA" --data-binary @- "$SAFEGUARD_TOKEN_URL") ||
    refuse "Keycloak does not answer."
  TOKEN=$(jq -er .access_token <<< "$answer") ||
    refuse "Keycloak gave no token: $(jq -r .error_description <<< "$answer")."
  token_since=$SECONDS
}

# GETs that address with the token, verifying the server's certificate: so that it is known whom wrk speaks to.
fetch() { # address [curl's options]
  local address=$1
  shift
  printf 'header = "Authorization: Bearer %s"\n' "$TOKEN" |
    curl -sS -m 30 --cacert "$SAFEGUARD_CA" -K - -H 'Accept: application/fhir+json' "$@" "$address"
}

# What PostgreSQL promises that role when it confirms a commit. From the catalogue, since not every role's password is at
# hand: what is set for the role in this database comes before what is set for the role, then for the database, then for all.
durability() { # role
  PGUSER=$PGSUPERUSER PGPASSWORD=$PGSUPERPASSWORD psql -qXtA -v ON_ERROR_STOP=1 -v role="$1" << 'SQL' ||
select :'role' || ': ' || string_agg(name || '=' || coalesce(
    (select split_part(line, '=', 2)
     from pg_db_role_setting s, unnest(s.setconfig) line
     where split_part(line, '=', 1) = name
       and s.setrole in (0, (select oid from pg_roles where rolname = :'role'))
       and s.setdatabase in (0, (select oid from pg_database where datname = current_database()))
     order by s.setrole = 0, s.setdatabase = 0
     limit 1),
    current_setting(name)), ' ')
from unnest(array['fsync', 'full_page_writes', 'synchronous_commit']) name;
SQL
    refuse "PostgreSQL does not say how durable it is."
}

# CPU-ms of the server, of the database, and of the server's JIT compiler, as far as its threads still live.
cpu() {
  {
    "$here/cpu.sh" "$WILDFLY_PID" "$PG_PID"
    # A thread may end between its being listed and its being read.
    { cat "/proc/$WILDFLY_PID"/task/*/stat 2> /dev/null || true; } | awk -v hz="$(getconf CLK_TCK)" \
      '/\(C[12] CompilerThre/ { sub(/.*\) /, ""); ticks += $12 + $13 } END { print int(ticks * 1000 / hz) }'
  } | paste -s -d ' '
}

load() { cut -d' ' -f1 /proc/loadavg; }

# What both use without any request, so that it can be told from what requests cost.
rest() {
  local before after
  before=$(cpu)
  sleep 5
  after=$(cpu)
  awk -v before="$before" -v after="$after" 'BEGIN { split(before, b); split(after, a)
    printf "# at rest: server %.1f, database %.1f CPU-ms a second\n", (a[1] - b[1]) / 5, (a[2] - b[2]) / 5 }'
}

# Sends requests for that long, as load.lua reads them from EXPECTED, BODY, TARGETS and TOKEN.
send() { # connections seconds result
  EXPECTED=$EXPECTED TOKEN=$TOKEN BODY=$BODY TARGETS=$TARGETS RESULT=$3 RUN=$(date +%s%N) \
    timeout "$(($2 + 30))" wrk -t1 -c"$1" -d"$2s" --timeout 20s -s "$here/load.lua" "$SERVER" > "$work/wrk.log" 2>&1 ||
    refuse "wrk failed: $(tail -3 "$work/wrk.log")"
}

# What the figures hold for; comes before them.
describe() { # what is measured
  durability "$PGUSER" | sed 's/^/# /'
  durability safeguard_sequencer | sed 's/^/# /'
  echo "# $(date -u +%FT%TZ), $(nproc) processors, load $(load), $1"
  rest
}

# Names the file for the results of that script in $results.
open_results() { # script
  mkdir -p "$here/results"
  results=$here/results/$(date -u +%Y%m%dT%H%M%SZ)-$1.tsv
}

# A line of tab-separated values, into the results and, laid out by $layout, to the terminal.
row() { tee -a "$results" | awk -F'\t' "$layout"; }

# Puts a fresh token into $TOKEN where there is none that serves for another two minutes: the server looks at it when a
# request begins.
keep_token() {
  [ -n "${TOKEN:-}" ] && [ $((SECONDS - token_since)) -le 180 ] || renew_token
}

# POSTs a bundle and prints the status, 000 where there was no answer within that time; the answer goes into a file. The
# body is streamed, so it may be large.
post() { # file answer seconds [curl's options]
  local file=$1 answer=$2 seconds=$3 status
  shift 3
  : > "$answer"
  status=$(printf 'header = "Authorization: Bearer %s"\n' "$TOKEN" |
    curl -s -m "$seconds" --http1.1 --cacert "$SAFEGUARD_CA" -K - -H 'Accept: application/fhir+json' \
      -H 'Content-Type: application/fhir+json' -H 'Prefer: return=minimal' -X POST -T "$file" -o "$answer" \
      -w '%{http_code}' "$@" "$SAFEGUARD_FHIR") || true
  # "Go on" is no answer.
  [ "$status" != 100 ] || status=000
  echo "$status"
}

# How many resources the answer to a bundle says were made.
made() { # answer
  jq '[.entry[]?.response.status | select(startswith("201"))] | length' "$1" 2> /dev/null || echo 0
}

# Why the server refused, as it says itself.
reason() { # answer
  jq -er '.issue[0] | .diagnostics + " " + (.expression // [] | join(" "))' "$1" 2> /dev/null || echo "no reason given"
}

# Refuses where the server's JVM cannot be looked into.
require_jstat() {
  jstat=$(dirname "$(readlink "/proc/$WILDFLY_PID/exe")")/jstat
  [ -x "$jstat" ] || refuse "there is no $jstat; run the stack with a JDK."
}

# Follows the server's memory from here on: the resident set by the kernel's mark, the heap four times a second. jstat
# reads a file that the JVM keeps up to date anyway, so it costs the server nothing.
watch_memory() {
  since=now
  # Only the server's own account may.
  { echo 5 > "/proc/$WILDFLY_PID/clear_refs"; } 2> /dev/null || since=start
  "$jstat" -gc "$WILDFLY_PID" 250 > "$work/heap" &
  watcher=$!
}

# What was seen: in MiB the highest resident set, the most of the heap that was in use and the most that a collection
# left, then the milliseconds in collections and how many of these were full ones.
memory() {
  awk -v rss="$(awk '/^VmHWM/ { print int($2 / 1024) }' "/proc/$WILDFLY_PID/status" 2> /dev/null)" '
    NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
    NF < length(at) { next } # cut off when jstat ended
    {
      kept = $at["S0U"] + $at["S1U"] + $at["OU"]; used = kept + $at["EU"]
      if (kept > most_kept) most_kept = kept
      if (used > most_used) most_used = used
      if (!begun++) { full = $at["FGC"]; spent = $at["GCT"] }
      full_since = $at["FGC"] - full; spent_since = $at["GCT"] - spent
    }
    END { printf "%d %d %d %d %d\n", rss, most_used / 1024, most_kept / 1024, spent_since * 1000, full_since }' "$work/heap"
}

unwatch_memory() {
  [ -n "${watcher:-}" ] || return 0
  kill "$watcher" 2> /dev/null || true
  wait "$watcher" 2> /dev/null || true
  watcher=
}

# The server's -Xmx as it was started with; the last one counts.
max_heap() { tr '\0' '\n' < "/proc/$WILDFLY_PID/cmdline" | sed -n 's/^-Xmx//p' | tail -1; }
