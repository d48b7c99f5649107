/**
 * The command {@code safeguard-verify}: exports the audit log, and checks an export on any machine,
 * without server, database or Vault. Only the export knows of a database.
 */
package org.safeguard.verifier;
