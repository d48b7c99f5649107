/** Measures of the inner loops of sealing, in this package to reach them without a vault. */
package org.safeguard.crypto;
