/**
 * The keys that PHI is sealed under: what the console shows of them, and having the vault's keys
 * turned. Nothing here sees a key's bytes.
 */
package org.safeguard.keys;
