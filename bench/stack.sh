# The stack under measurement: where it is, and how to speak to it. Sourced by http.sh, never run by itself.
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
