/** Kills parts of the stack under load, again and again, and counts what is lost. */
package org.safeguard.system.faults;
