/**
 * Keycloak as the stack runs it: its state in PostgreSQL, https only, the installation's realm in
 * it.
 */
package org.safeguard.stack.keycloak;
