/** The search for planted words in everything that the stack writes. */
package org.safeguard.system.leak;
