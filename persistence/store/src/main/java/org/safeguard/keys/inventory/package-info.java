/** Data keys as they are counted and shown: never their bytes. */
package org.safeguard.keys.inventory;
