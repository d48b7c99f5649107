package org.safeguard.identity.store;

import java.time.Instant;

/**
 * A session that was ended before its tokens ran out.
 *
 * @param session the identity provider's session id
 * @param endedAt by the database's clock
 */
public record EndedSession(String session, Instant endedAt) {}
