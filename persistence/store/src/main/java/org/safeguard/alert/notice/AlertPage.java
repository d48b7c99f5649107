package org.safeguard.alert.notice;

import java.util.List;

/**
 * A page of alerts, those told of last first.
 *
 * @param page counted from 1
 * @param pages at least 1
 */
public record AlertPage(List<Alert> alerts, int page, int pages) {}
