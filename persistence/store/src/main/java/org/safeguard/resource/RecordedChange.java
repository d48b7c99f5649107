package org.safeguard.resource;

import java.time.Instant;
import java.util.Optional;

/**
 * One step in a resource's history: the version that came of it and who made it, from where and
 * why.
 *
 * @param actor the person's or client's name
 * @param reason the stated purpose of use, if one was given
 */
public record RecordedChange(
    StoredVersion version,
    Instant at,
    String actor,
    Optional<String> client,
    Optional<String> address,
    Optional<String> reason) {}
