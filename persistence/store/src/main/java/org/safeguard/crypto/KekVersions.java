package org.safeguard.crypto;

/**
 * The versions of one key-encryption key, each counted from 1.
 *
 * @param newest that new data keys are wrapped under
 * @param leastEncrypting the oldest that may be asked to wrap; 0 where only the newest may
 * @param leastDecrypting the oldest that still unwraps
 * @param leastKept the oldest that still exists; 0 where none was ever trimmed
 */
public record KekVersions(int newest, int leastEncrypting, int leastDecrypting, int leastKept) {}
