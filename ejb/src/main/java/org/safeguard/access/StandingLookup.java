package org.safeguard.access;

import static jakarta.transaction.Transactional.TxType.REQUIRED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.safeguard.access.store.Standing;
import org.safeguard.access.store.StandingRepository;
import org.safeguard.identity.Caller;

/** Reads what our rows say of a caller now, within a transaction or without. */
@ApplicationScoped
class StandingLookup {

  private final StandingRepository rows;

  @Inject
  StandingLookup(StandingRepository rows) {
    this.rows = rows;
  }

  protected StandingLookup() {
    this(null);
  }

  /** Empty for callers whom no row knows. */
  @Transactional(REQUIRED)
  Optional<Standing> find(Caller caller) {
    if (caller instanceof Caller.Person person) {
      return rows.findPerson(person.subject());
    }
    if (caller instanceof Caller.SystemClient client) {
      return rows.findClient(client.clientId());
    }
    return caller instanceof Caller.Job job ? rows.findJob(job.name()) : Optional.empty();
  }
}
