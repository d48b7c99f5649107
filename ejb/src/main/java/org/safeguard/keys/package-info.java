/** What the console shows of the keys that PHI is sealed under. Nothing here sees a key's bytes. */
package org.safeguard.keys;
