package org.safeguard.crypto;

/**
 * Fired as a CDI event when the vault has withdrawn the keys: whoever keeps one beyond a call drops
 * it at once.
 */
public record KeysWithdrawn() {}
