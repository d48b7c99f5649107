/** The real stack that the system tests run on, and what they must know of it. */
package org.safeguard.system.stack;
