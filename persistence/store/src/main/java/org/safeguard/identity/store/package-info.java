/** The rows that say which sessions were ended before their tokens ran out. */
package org.safeguard.identity.store;
