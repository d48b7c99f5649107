package org.safeguard.keys.job;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.safeguard.access.Access;
import org.safeguard.access.Requires;
import org.safeguard.access.store.Verb;
import org.safeguard.audit.CallContext;
import org.safeguard.keys.turn.TurnStep;
import org.safeguard.resource.Compartment;
import org.safeguard.resource.ResourceType;

/**
 * The steps of a turn as audited calls: the entry that a step begins is durable before anything is
 * changed, and each stretch of work on it leaves another, whatever comes of it.
 *
 * <p>They run in no transaction of the container's: a proof takes minutes, and what the ledger
 * changes it commits itself.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class KeyTurnJob {

  /** Under which the job's rows and entries stand. */
  static final String NAME = "key-turn";

  @Inject private Access access;
  @Inject private CallContext call;

  /** Says that a step begins. */
  @Requires(Verb.KEY_TURN)
  public void begin(KeyTurn turn, TurnStep step) {
    access.grant(Verb.KEY_TURN, ResourceType.DATA_KEY, Compartment.NONE);
    call.note(turn.describe(step) + " begins");
  }

  /**
   * Works on a step for some seconds.
   *
   * @throws org.safeguard.keys.turn.KeyTurnStopped if it can't be done and won't by itself
   * @throws org.safeguard.keys.turn.KeyTurnDelayed if it can't be done now
   */
  @Requires(Verb.KEY_TURN)
  public TurnProgress work(KeyTurn turn, TurnStep step) {
    access.grant(Verb.KEY_TURN, ResourceType.DATA_KEY, Compartment.NONE);
    call.note(turn.describe(step));
    TurnProgress progress = turn.work(step);
    call.note(turn.describe(step) + (progress == TurnProgress.DONE ? ", done" : ", goes on"));
    return progress;
  }
}
