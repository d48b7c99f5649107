package org.safeguard.identity;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.safeguard.access.Access;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.CallContext;

/** The beginning and the end of a person's session in the console; each leaves an entry. */
@Stateless
public class SessionService {

  @Inject private Access access;
  @Inject private CallContext call;
  @Inject private EndedSessions endedSessions;

  /** Who has signed in and what they may open. */
  @Requires(Verb.SIGN_IN)
  public SignedIn start() {
    return SignedIn.of(access.standing().orElseThrow());
  }

  /** Ends the caller's session: no token of it is accepted any more, on any node. */
  @Requires(Verb.SIGN_OUT)
  public void end(EndReason reason) {
    call.note(reason.name());
    if (call.caller() instanceof Caller.Person person) {
      person.session().ifPresent(session -> endedSessions.end(session, reason));
    }
  }
}
