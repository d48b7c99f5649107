/** The turn of the vault's keys on the real stack. */
package org.safeguard.system.keys;
