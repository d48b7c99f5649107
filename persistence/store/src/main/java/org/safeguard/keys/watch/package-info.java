/**
 * Whether the vault gives this node its keys, and what monitoring reads of them. It stands in the
 * archive's {@code lib/}: of an EAR, WildFly finds health checks there alone.
 */
package org.safeguard.keys.watch;
