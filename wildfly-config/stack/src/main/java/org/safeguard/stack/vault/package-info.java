/**
 * The key server as the stack runs it: OpenBao of its own, or the Vault that {@code VAULT_ADDR}
 * names, set up by the installation's own script either way.
 */
package org.safeguard.stack.vault;
