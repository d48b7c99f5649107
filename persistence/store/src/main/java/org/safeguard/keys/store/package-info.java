/**
 * The tables of wrapped data keys, for {@code org.safeguard.crypto}, and of turns of the vault's
 * keys, for {@code org.safeguard.keys}.
 */
package org.safeguard.keys.store;
