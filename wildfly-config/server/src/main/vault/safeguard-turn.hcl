# What the turn of the keys may do in Vault (or OpenBao), on the application servers: make a key's next version, wrap data keys
# anew without seeing them, close a version, and take the snapshot that it is proved with. It can neither open nor make a data
# key: that is safeguard-app's. Of a key's configuration it reaches the two versions only, so that none becomes exportable or
# deletable. It cannot restore a snapshot here: that is the scratch vault's own AppRole (scratch.sh).

path "transit/keys/safeguard-patient" {
  capabilities = ["read"]
}

path "transit/keys/safeguard-patient/rotate" {
  capabilities = ["update"]
}

path "transit/keys/safeguard-patient/config" {
  capabilities = ["update"]
  allowed_parameters = {
    "min_encryption_version" = []
    "min_decryption_version" = []
  }
}

path "transit/keys/safeguard-patient/trim" {
  capabilities = ["update"]
}

path "transit/rewrap/safeguard-patient" {
  capabilities = ["update"]
}

path "transit/keys/safeguard-type" {
  capabilities = ["read"]
}

path "transit/keys/safeguard-type/rotate" {
  capabilities = ["update"]
}

path "transit/keys/safeguard-type/config" {
  capabilities = ["update"]
  allowed_parameters = {
    "min_encryption_version" = []
    "min_decryption_version" = []
  }
}

path "transit/keys/safeguard-type/trim" {
  capabilities = ["update"]
}

path "transit/rewrap/safeguard-type" {
  capabilities = ["update"]
}

path "transit/keys/safeguard-index" {
  capabilities = ["read"]
}

path "transit/keys/safeguard-index/rotate" {
  capabilities = ["update"]
}

path "transit/keys/safeguard-index/config" {
  capabilities = ["update"]
  allowed_parameters = {
    "min_encryption_version" = []
    "min_decryption_version" = []
  }
}

path "transit/keys/safeguard-index/trim" {
  capabilities = ["update"]
}

path "transit/rewrap/safeguard-index" {
  capabilities = ["update"]
}

path "transit/keys/safeguard-audit" {
  capabilities = ["read"]
}

path "transit/keys/safeguard-audit/rotate" {
  capabilities = ["update"]
}

path "transit/keys/safeguard-audit/config" {
  capabilities = ["update"]
  allowed_parameters = {
    "min_encryption_version" = []
    "min_decryption_version" = []
  }
}

path "transit/keys/safeguard-audit/trim" {
  capabilities = ["update"]
}

path "transit/rewrap/safeguard-audit" {
  capabilities = ["update"]
}

path "sys/storage/raft/snapshot" {
  capabilities = ["read"]
}

path "auth/token/renew-self" {
  capabilities = ["update"]
}

path "auth/token/lookup-self" {
  capabilities = ["read"]
}
