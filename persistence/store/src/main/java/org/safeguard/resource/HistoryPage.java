package org.safeguard.resource;

import java.util.List;
import java.util.OptionalInt;

/**
 * Changes of one resource, newest first.
 *
 * @param next the version that the next page's are older than, where there are more
 */
public record HistoryPage(List<RecordedChange> changes, OptionalInt next) {}
