/** An export as long as one likes, to measure the verifier with. */
package org.safeguard.verifier;
