package org.safeguard.crypto;

/**
 * What a node's cache of data keys has done since the node started.
 *
 * @param keys that are in it
 * @param hits how often a key that was asked for was in it
 * @param misses how often it was not
 * @param evictions how many keys have left it for their age or number
 */
public record CacheFigures(long keys, long hits, long misses, long evictions) {}
