package org.safeguard.keys.inventory;

import org.safeguard.crypto.KeyPurpose;

/**
 * How many data keys of a purpose stand wrapped under one version of its key in the vault.
 *
 * @param version of the vault's key, counted from 1
 * @param current that new values are sealed with
 * @param retired that only open what is stored
 */
public record KeyCount(KeyPurpose purpose, int version, long current, long retired) {}
