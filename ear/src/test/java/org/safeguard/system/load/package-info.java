/** Loads of whole bundles, made by the stack's own loader. */
package org.safeguard.system.load;
