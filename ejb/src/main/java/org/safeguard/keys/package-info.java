/**
 * The keys that PHI is sealed under: whether the vault gives them, and what the console shows of
 * them. Nothing here sees a key's bytes.
 */
package org.safeguard.keys;
