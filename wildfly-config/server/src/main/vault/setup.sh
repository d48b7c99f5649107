#!/bin/sh
# Sets a hospital's Vault (or OpenBao) up for Safeguard: mount, keys, policies, AppRoles. Safe to run again.
#
#   VAULT_ADDR=https://... VAULT_CACERT=... VAULT_TOKEN=...(an administrator's)  ./setup.sh
#
# VAULT_CLI names the command if it is not `vault` (for example `bao`). SAFEGUARD_SERVER_CIDRS names the addresses from which
# the application servers come, as Vault sees them (10.20.0.11/32,10.20.0.12/32): then secret ids and tokens are of no use
# anywhere else. Not set, a binding that is there stays. Afterwards, once for each application server:
#
#   vault read  -field=role_id auth/approle/role/safeguard-app/role-id          -> SAFEGUARD_VAULT_ROLE_ID
#   vault write -field=secret_id -f auth/approle/role/safeguard-app/secret-id \
#     | tr -d '\n' > secret-id                      -> SAFEGUARD_VAULT_SECRET_ID_FILE, mode 600, without a newline
#
# and likewise of safeguard-turn                    -> SAFEGUARD_VAULT_TURN_ROLE_ID, SAFEGUARD_VAULT_TURN_SECRET_ID_FILE
#
# Before PHI is stored: an audit device must be on (`vault audit enable file file_path=...`; OpenBao takes it from its
# configuration file), the seal must be an HSM's or a cloud KMS's, and snapshots must be kept apart from database backups.
set -eu
servers=${SAFEGUARD_SERVER_CIDRS:-}
vault=${VAULT_CLI:-vault}
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)

"$vault" secrets list | grep -q '^transit/' || "$vault" secrets enable transit
# The reference of an unwrap stays readable in Vault's audit log, so that each one can be matched with an audited access.
"$vault" secrets tune -audit-non-hmac-request-keys=reference transit

# derived: a key wrapped for one patient does not unwrap under the context of another. safeguard-backup seals the copy of the key
# table that a turn of the others leaves, so it is not turned with them.
for key in safeguard-patient safeguard-type safeguard-index safeguard-audit safeguard-backup; do
  "$vault" read "transit/keys/$key" > /dev/null 2>&1 ||
    "$vault" write -f "transit/keys/$key" type=aes256-gcm96 derived=true exportable=false
done

"$vault" auth list | grep -q '^approle/' || "$vault" auth enable approle
for role in safeguard-app safeguard-turn; do
  "$vault" policy write "$role" "$here/$role.hcl"
  "$vault" write "auth/approle/role/$role" "token_policies=$role" token_no_default_policy=true \
    token_type=service token_ttl=20m token_max_ttl=24h secret_id_ttl=0 secret_id_num_uses=0 \
    ${servers:+"secret_id_bound_cidrs=$servers" "token_bound_cidrs=$servers"}
done
