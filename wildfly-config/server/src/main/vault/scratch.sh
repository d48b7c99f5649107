#!/bin/sh
# Runs an empty Vault (or OpenBao) that takes one snapshot of the real one: the proof, before a turn of the keys trims
# anything, that the snapshot opens them. Over and over, in the foreground; for a service manager to start and end (TERM).
#
#   VAULT_ADDR=https://... VAULT_CACERT=... SAFEGUARD_SCRATCH_FOLDER=... SAFEGUARD_SCRATCH_CONFIG=... \
#     SAFEGUARD_SCRATCH_ROLE_ID=... SAFEGUARD_SCRATCH_SECRET_ID_FILE=...  ./scratch.sh
#
# Run it under an account of its own and not on the application servers: it holds the key of the seal.
#
#   VAULT_ADDR, VAULT_CACERT          where the scratch vault will answer, and its CA as PEM
#   SAFEGUARD_SCRATCH_FOLDER          absolute, empty at first, nothing else in it: its `data` is wiped at each round
#   SAFEGUARD_SCRATCH_CONFIG          the server's configuration: raft storage with the path SAFEGUARD_SCRATCH_FOLDER/data, a
#                                     listener with TLS, and the seal of the real one, since a snapshot opens under no other.
#                                     An audit device of the real one must be able to open its file or socket here too
#   SAFEGUARD_SCRATCH_ROLE_ID         of the AppRole `safeguard-scratch`, which may restore a snapshot and nothing else; as on
#                                     the application servers, that of each round is the same
#   SAFEGUARD_SCRATCH_SECRET_ID_FILE  the secret id that goes with it, mode 600, without a newline
#   SAFEGUARD_SCRATCH_SECONDS         how long a restored snapshot stays for the proof, 300 if not set; then it is wiped, for it
#                                     holds a copy of every key
#   VAULT_CLI                         the command if it is not `vault` (for example `bao`)
set -eu
umask 077
vault=${VAULT_CLI:-vault}
folder=$SAFEGUARD_SCRATCH_FOLDER
config=$SAFEGUARD_SCRATCH_CONFIG
role_id=$SAFEGUARD_SCRATCH_ROLE_ID
secret_id_file=$SAFEGUARD_SCRATCH_SECRET_ID_FILE
seconds=${SAFEGUARD_SCRATCH_SECONDS:-300}
data=$folder/data
mark=$folder/safeguard-scratch
server=
sleeper=
export BAO_ADDR="$VAULT_ADDR" BAO_CACERT="$VAULT_CACERT"

say() {
  echo "$(date -u +%Y-%m-%dT%H:%M:%SZ) $*"
}

# So that TERM is heard at once: a trap waits for a command, but not for `wait`.
pause() {
  sleep "$1" &
  sleeper=$!
  wait "$sleeper" || true
  sleeper=
}

cluster() {
  "$vault" status 2> /dev/null | sed -n 's/^Cluster ID  *//p'
}

# A folder that holds anything and not our mark is someone else's, maybe the real vault's.
own_folder() {
  mkdir -p "$folder"
  if [ ! -e "$mark" ]; then
    [ -z "$(ls -A "$folder")" ] || { say "$folder is not empty and no scratch vault's: left as it is"; exit 1; }
    : > "$mark"
  fi
  grep -Fq "\"$data\"" "$config" || { say "$config does not store in $data"; exit 1; }
}

stop() {
  if [ -n "$server" ]; then
    kill "$server" 2> /dev/null || true
    wait "$server" || true
    server=
  fi
  rm -rf -- "$data"
}

end() {
  trap '' TERM INT
  [ -z "$sleeper" ] || kill "$sleeper" 2> /dev/null || true
  stop
  exit 0
}

# An empty vault that one AppRole may restore a snapshot into, and nobody may do anything else with.
make() {
  mkdir "$data" || return 1
  "$vault" server -config="$config" &
  server=$!
  tries=0
  until answer=$("$vault" operator init -recovery-shares=1 -recovery-threshold=1 2> /dev/null); do
    tries=$((tries + 1))
    kill -0 "$server" 2> /dev/null && [ "$tries" -lt 60 ] || return 1
    pause 1
  done
  token=$(printf '%s\n' "$answer" | sed -n 's/^Initial Root Token: *//p')
  answer=
  tries=0
  until [ -n "$(cluster)" ] && as_root token lookup > /dev/null 2>&1; do
    tries=$((tries + 1))
    kill -0 "$server" 2> /dev/null && [ "$tries" -lt 60 ] || return 1
    pause 1
  done
  as_root policy write safeguard-scratch - << 'POLICY' &&
path "sys/storage/raft/snapshot-force" {
  capabilities = ["update"]
}
POLICY
    as_root auth enable approle &&
    as_root write auth/approle/role/safeguard-scratch token_policies=safeguard-scratch token_no_default_policy=true \
      token_type=batch token_ttl=5m secret_id_ttl=0 secret_id_num_uses=0 &&
    as_root write auth/approle/role/safeguard-scratch/role-id "role_id=$role_id" &&
    as_root write auth/approle/role/safeguard-scratch/custom-secret-id "secret_id=@$secret_id_file" > /dev/null &&
    as_root token revoke -self
}

as_root() {
  VAULT_TOKEN=$token BAO_TOKEN=$token "$vault" "$@"
}

trap end TERM INT
own_folder
while :; do
  stop
  if make; then
    empty=$(cluster)
    say "empty, and ready for a snapshot"
    # A restored vault is its original's cluster; one whose snapshot is under another seal, or that ended, is none at all.
    while [ "$(cluster)" = "$empty" ]; do pause 5; done
    say "restored, or out of order: wiped in $seconds s"
    pause "$seconds"
  else
    say "could not be set up: tried again in 10 s"
    pause 10
  fi
done
