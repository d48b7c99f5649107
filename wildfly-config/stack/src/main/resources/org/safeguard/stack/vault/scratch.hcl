# The scratch OpenBao of a local stack. The folder, ports and certificate are filled in by the stack.
#
# It has no audit device: a restored snapshot brings the original's, which writes to the original's file, and OpenBao takes away
# a device that its configuration does not name. One of the same name and another file it would not start with.
ui           = false
log_level    = "info"
cluster_name = "safeguard-local-stack-scratch"
api_addr     = "https://localhost:@port@"
cluster_addr = "https://localhost:@clusterPort@"

storage "raft" {
  path    = "@folder@/run/data"
  node_id = "scratch1"

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

# The original's: its snapshots open under no other.
seal "static" {
  current_key_id = "local-stack-1"
  current_key    = "file://@unsealKey@"
}
