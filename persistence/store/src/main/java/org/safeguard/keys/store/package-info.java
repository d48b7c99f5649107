/** The table of wrapped data keys, for {@code org.safeguard.crypto} alone. */
package org.safeguard.keys.store;
