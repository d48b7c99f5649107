/**
 * The audit log's format and its check. Needs the JDK and Jackson only, so that whoever verifies a
 * log need not trust the server that wrote it.
 */
package org.safeguard.verify;
