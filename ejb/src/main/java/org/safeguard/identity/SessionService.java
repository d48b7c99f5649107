package org.safeguard.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.Set;
import org.safeguard.access.Access;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Standing;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.CallContext;
import org.safeguard.identity.SignedIn.Area;
import org.safeguard.resource.ResourceType;

/** The beginning and the end of a person's session in the console; each leaves an entry. */
@Stateless
public class SessionService {

  @Inject private Access access;
  @Inject private CallContext call;
  @Inject private EndedSessions endedSessions;

  /** Who has signed in and what they may open. */
  @Requires(Verb.SIGN_IN)
  public SignedIn start() {
    Standing standing = access.standing().orElseThrow();
    return new SignedIn(standing.name(), standing.roles(), areas(standing));
  }

  /** Ends the caller's session: no token of it is accepted any more, on any node. */
  @Requires(Verb.SIGN_OUT)
  public void end(EndReason reason) {
    call.note(reason.name());
    if (call.caller() instanceof Caller.Person person) {
      person.session().ifPresent(session -> endedSessions.end(session, reason));
    }
  }

  private static Set<Area> areas(Standing standing) {
    Set<Area> areas = EnumSet.noneOf(Area.class);
    if (standing.may(Verb.SEARCH, ResourceType.PATIENT)) {
      areas.add(Area.PATIENTS);
    }
    if (standing.may(Verb.HISTORY, ResourceType.PATIENT)) {
      areas.add(Area.PATIENT_HISTORY);
    }
    if (standing.may(Verb.AUDIT_READ, ResourceType.AUDIT_EVENT)) {
      areas.add(Area.AUDIT);
    }
    return areas;
  }
}
