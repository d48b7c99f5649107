/** The page of keys. */
package org.safeguard.web.console.keys;
