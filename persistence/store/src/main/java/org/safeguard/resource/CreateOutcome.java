package org.safeguard.resource;

/**
 * What came of a create.
 *
 * @param created false where a condition named a resource that was there already: then that one's
 *     version, and nothing was made
 */
public record CreateOutcome(StoredVersion version, boolean created) {}
