package org.safeguard.resource;

import java.util.List;
import java.util.Optional;

/**
 * A search of one type; all criteria must hold.
 *
 * @param count how many matches a page holds at most, from 1 to 1,000
 * @param after the last id of the page before, for the next one
 */
public record SearchRequest(
    ResourceType type, List<SearchCriterion> criteria, int count, Optional<ResourceId> after) {}
