# What the application server may do in Vault (or OpenBao): have data keys made in wrapped form, unwrap them, and keep its
# own token alive. It can neither read, turn, export nor delete a key, and has no `encrypt`: on a missing key Vault would
# answer an `encrypt` by making a new one, which no backup knows.

path "transit/datakey/wrapped/safeguard-patient" {
  capabilities = ["update"]
}

path "transit/decrypt/safeguard-patient" {
  capabilities = ["update"]
}

path "transit/datakey/wrapped/safeguard-type" {
  capabilities = ["update"]
}

path "transit/decrypt/safeguard-type" {
  capabilities = ["update"]
}

path "transit/datakey/wrapped/safeguard-index" {
  capabilities = ["update"]
}

path "transit/decrypt/safeguard-index" {
  capabilities = ["update"]
}

path "transit/datakey/wrapped/safeguard-audit" {
  capabilities = ["update"]
}

path "transit/decrypt/safeguard-audit" {
  capabilities = ["update"]
}

path "transit/datakey/wrapped/safeguard-backup" {
  capabilities = ["update"]
}

path "transit/decrypt/safeguard-backup" {
  capabilities = ["update"]
}

# What it may: asked every second, so that a server whose keys are withdrawn forgets those at hand.
path "sys/capabilities-self" {
  capabilities = ["update"]
}

path "auth/token/renew-self" {
  capabilities = ["update"]
}

path "auth/token/lookup-self" {
  capabilities = ["read"]
}
