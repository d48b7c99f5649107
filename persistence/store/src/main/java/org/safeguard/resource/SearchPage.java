package org.safeguard.resource;

import java.util.List;
import java.util.Optional;

/**
 * The matches of one page, ordered by id.
 *
 * @param next the id to go on after, where there are more
 */
public record SearchPage(List<StoredVersion> matches, Optional<ResourceId> next) {}
