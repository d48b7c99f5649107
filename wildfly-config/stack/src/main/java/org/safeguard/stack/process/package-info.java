/**
 * The stack's child processes: how they are started, watched, waited for and ended together. Knows
 * nothing of what the processes are; called by the parts of the stack.
 */
package org.safeguard.stack.process;
