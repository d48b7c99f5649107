/** The server's time, injected so that tests can set it. Anyone may use it. */
package org.safeguard.time;
