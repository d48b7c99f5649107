package org.safeguard.access;

import java.util.Optional;
import org.safeguard.access.store.Standing;
import org.safeguard.access.store.Verb;
import org.safeguard.identity.Caller;
import org.safeguard.resource.ResourceType;

/**
 * What the rules decide on.
 *
 * @param type the type asked for; empty while only the verb is known
 * @param standing what our rows say of the caller, where they know it
 * @param sessionEnded whether the caller's session was ended before its token ran out
 */
record Attempt(
    Caller caller,
    Verb verb,
    Optional<ResourceType> type,
    Optional<Standing> standing,
    boolean sessionEnded) {}
