/**
 * What a reader of the audit trail asks for and gets: the vocabulary that the repository, the
 * service and the console share. It holds no behaviour.
 */
package org.safeguard.audit.trail;
