package org.safeguard.alert.notice;

import java.util.List;

/**
 * An alert with what became of it.
 *
 * @param moves newest first
 */
public record AlertDetail(Alert alert, List<AlertMove> moves) {}
