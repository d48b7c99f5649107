/**
 * The job that turns the vault's keys: its steps, what it notes of them in the database, and the
 * thread that sees to it that a turn which was asked for goes on until it is done, on one node at a
 * time, whatever happens to the servers meanwhile.
 */
package org.safeguard.keys.job;
