# OpenBao of a local stack. The folder, ports and certificate are filled in by the stack.
ui           = false
log_level    = "info"
cluster_name = "safeguard-local-stack"
api_addr     = "https://localhost:@port@"
cluster_addr = "https://localhost:@clusterPort@"

storage "raft" {
  path    = "@folder@/data"
  node_id = "node1"

  # The fastest elections: there is one node.
  performance_multiplier = 1
}

listener "tcp" {
  address         = "127.0.0.1:@port@"
  cluster_address = "127.0.0.1:@clusterPort@"
  tls_cert_file   = "@certificate@"
  tls_key_file    = "@key@"
  tls_min_version = "tls12"
}

# A key in a file opens the seal, so that the stack starts unattended. A hospital uses an HSM or a cloud KMS.
seal "static" {
  current_key_id = "local-stack-1"
  current_key    = "file://@unsealKey@"
}

audit "file" "safeguard" {
  description = "Every request and answer, as JSON lines with hashed values"

  options {
    file_path = "@logs@/vault-audit.log"
    mode      = "0600"
  }
}

# All that is done at the first start is the operator: with this account the installation's script does the rest, as
# it would in a hospital. There is no root token.
initialize "operator" {
  request "policy" {
    operation = "update"
    path      = "sys/policies/acl/operator"
    data = {
      policy = "path \"*\" { capabilities = [\"create\", \"read\", \"update\", \"patch\", \"delete\", \"list\", \"sudo\"] }"
    }
  }

  request "userpass" {
    operation = "update"
    path      = "sys/auth/userpass"
    data      = { type = "userpass" }
  }

  request "account" {
    operation = "update"
    path      = "auth/userpass/users/operator"
    data = {
      password = {
        eval_type   = "string"
        eval_source = "file"
        path        = "@folder@/operator.password"
      }
      token_policies = ["operator"]
      token_ttl      = "768h"
      token_max_ttl  = "768h"
    }
  }
}
