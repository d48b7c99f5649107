package org.safeguard.patient.store;

import java.util.Collection;
import org.safeguard.resource.ResourceType;

/**
 * One of the lists that a page shows of the same patient.
 *
 * @param types of the resources that it holds; no other list of the page holds them
 */
public record ListPart<K extends Comparable<? super K>>(
    Collection<ResourceType> types, ListPlan<K> plan, Paging paging) {}
