package org.safeguard.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safeguard.access.store.Grant;
import org.safeguard.access.store.Granting;
import org.safeguard.access.store.Standing;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.CallContext;
import org.safeguard.identity.Caller;
import org.safeguard.identity.EndedSessions;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.ResourceType;

/** Decides on the present caller, and gives the grants that repositories demand. */
@ApplicationScoped
public class Access {

  private final CallContext call;
  private final Standings standings;
  private final EndedSessions endedSessions;

  @Inject
  Access(CallContext call, Standings standings, EndedSessions endedSessions) {
    this.call = call;
    this.standings = standings;
    this.endedSessions = endedSessions;
  }

  protected Access() {
    this(null, null, null);
  }

  /**
   * Passes where the caller may do this to some type at least; the grant decides on which.
   *
   * @throws AccessRefused by the first rule that refuses
   */
  void admit(Verb verb) {
    decide(verb, Optional.empty());
  }

  /** Whether the caller may do one of these to some type at least. */
  public boolean admitsAny(Set<Verb> verbs) {
    return verbs.stream().anyMatch(verb -> refusing(verb, Optional.empty()).isEmpty());
  }

  /**
   * Leave to do this to rows of that type whose compartment is known already.
   *
   * @throws AccessRefused by the first rule that refuses
   */
  public Grant grant(Verb verb, ResourceType type, Compartment row) {
    return granting(verb, type).on(row);
  }

  /**
   * Leave to do this to rows of that type, each of which gets a grant of its own once it is known
   * whose it is. Refuses at once whoever may do it to none.
   *
   * @throws AccessRefused by the first rule that refuses
   */
  public Granting granting(Verb verb, ResourceType type) {
    decide(verb, Optional.of(type));
    return row -> new Grant(verb, type, row.patient(), call.record());
  }

  /** As {@link #granting}, but nothing where access refuses: for what a call can do without. */
  public Optional<Granting> findGranting(Verb verb, ResourceType type) {
    try {
      return Optional.of(granting(verb, type));
    } catch (AccessRefused refused) {
      return Optional.empty();
    }
  }

  /** What our rows say of the present caller. */
  public Optional<Standing> standing() {
    return standings.find(call.caller());
  }

  private void decide(Verb verb, Optional<ResourceType> type) {
    refusing(verb, type)
        .ifPresent(
            rule -> {
              throw rule.refusal();
            });
  }

  private Optional<AccessRule> refusing(Verb verb, Optional<ResourceType> type) {
    Caller caller = call.caller();
    Optional<Standing> standing = standings.find(caller);
    call.actsAs(standing.map(Standing::roles).orElseGet(List::of));
    return AccessPolicy.refusing(new Attempt(caller, verb, type, standing, sessionEnded(caller)));
  }

  private boolean sessionEnded(Caller caller) {
    return caller instanceof Caller.Person person
        && person.session().map(endedSessions::ended).orElse(false);
  }
}
