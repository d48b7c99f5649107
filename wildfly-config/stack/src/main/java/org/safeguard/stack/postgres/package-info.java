/**
 * PostgreSQL as the stack runs it: durable, over TLS with passwords only, set up by the
 * installation's own SQL.
 */
package org.safeguard.stack.postgres;
