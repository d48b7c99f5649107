/**
 * Measures of the audit log, in this package to run the sequencer's own classes without a server.
 */
package org.safeguard.audit;
