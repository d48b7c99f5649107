/**
 * What the database holds of the audit trail, for reading, and what a call leaves behind for its
 * entry. The log itself is written by the sequencer alone, under a database role of its own.
 */
package org.safeguard.audit.store;
