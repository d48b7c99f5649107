package org.safeguard.alert.notice;

import java.time.Instant;
import java.util.Optional;

/**
 * Someone moved an alert on.
 *
 * @param actor by their user name
 */
public record AlertMove(Instant at, String actor, AlertState state, Optional<Finding> finding) {}
