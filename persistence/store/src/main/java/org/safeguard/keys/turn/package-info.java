/**
 * A turn of the vault's keys as it is told and shown: what it is for, how far it has come, and why
 * it stopped. The job turns them, the console shows it.
 */
package org.safeguard.keys.turn;
