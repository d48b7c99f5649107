package org.safeguard.keys;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.safeguard.access.Access;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Grant;
import org.safeguard.access.store.Standing;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.CallContext;
import org.safeguard.keys.store.KeyTurnRepository;
import org.safeguard.keys.turn.TurnReason;
import org.safeguard.keys.turn.TurnWish;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.ResourceNotFound;
import org.safeguard.resource.ResourceType;

/** Asking for a turn of the vault's keys, and having it wait (NIST SP 800-57 part 1). */
@Stateless
public class KeyTurnService {

  @Inject private Access access;
  @Inject private CallContext call;
  @Inject private Clock clock;
  @Inject private KeyTurnRepository turns;

  /**
   * Asks for a turn, which begins within seconds.
   *
   * @throws org.safeguard.keys.turn.TurnAlreadyOpen while another is not done
   */
  @Requires(Verb.KEY_TURN)
  public void request(TurnReason reason) {
    call.note("asked for, " + reason);
    String name = access.standing().map(Standing::name).orElseThrow();
    turns.add(grant(), reason, name, clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  /**
   * Has a turn wait at the next place where it may.
   *
   * @param version the one that the person has seen
   * @throws ResourceNotFound if there is no such turn
   * @throws org.safeguard.resource.VersionConflict if it has moved on meanwhile, or is done
   */
  @Requires(Verb.KEY_TURN)
  public void pause(UUID turn, int version) {
    want(turn, version, TurnWish.WAIT);
  }

  /** Lets a turn go on that waits or was stopped; the rest as above. */
  @Requires(Verb.KEY_TURN)
  public void resume(UUID turn, int version) {
    want(turn, version, TurnWish.RUN);
  }

  private void want(UUID turn, int version, TurnWish wish) {
    call.note("turn " + turn + " is to " + wish);
    if (!turns.want(grant(), turn, version, wish)) {
      throw new ResourceNotFound();
    }
  }

  private Grant grant() {
    return access.grant(Verb.KEY_TURN, ResourceType.DATA_KEY, Compartment.NONE);
  }
}
