package org.safeguard.keys.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.safeguard.access.store.Grant;
import org.safeguard.access.store.Verb;
import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.turn.TurnAlreadyOpen;
import org.safeguard.keys.turn.TurnReason;
import org.safeguard.keys.turn.TurnState;
import org.safeguard.keys.turn.TurnWish;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/** The turns of the vault's keys, as people ask for them and watch them. */
@ApplicationScoped
@Transactional(MANDATORY)
public class KeyTurnRepository {

  private static final String OPEN = "select count(t) from KeyTurnRow t where t.state <> :done";
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtext('ask for a turn of the keys'))::text";
  private static final String NEWEST = "select t from KeyTurnRow t order by t.requestedAt desc";
  private static final String LAST_END = "select max(t.endedAt) from KeyTurnRow t";
  private static final String FIRST_KEY = "select min(created_at) from data_key";

  @PersistenceContext private EntityManager entities;

  /** The newest turns, newest first. */
  public List<Turn> newest(Grant grant, int number) {
    grant.require(Verb.KEY_READ, ResourceType.DATA_KEY, Optional.empty());
    List<Turn> turns =
        entities
            .createQuery(NEWEST, KeyTurnRow.class)
            .setMaxResults(number)
            .getResultStream()
            .map(KeyTurnRow::toTurn)
            .toList();
    turns.forEach(
        turn ->
            grant
                .record()
                .shown(
                    ResourceType.KEY_TURN, new ResourceId(turn.id()), turn.version(), List.of()));
    return turns;
  }

  /** When the present versions of the vault's keys came into use; nothing while there is no key. */
  public Optional<Instant> inUseSince(Grant grant) {
    grant.require(Verb.KEY_READ, ResourceType.DATA_KEY, Optional.empty());
    Instant lastEnd = entities.createQuery(LAST_END, Instant.class).getSingleResult();
    return Optional.ofNullable(lastEnd)
        .or(
            () ->
                Optional.ofNullable(
                    (Instant)
                        entities.createNativeQuery(FIRST_KEY, Instant.class).getSingleResult()));
  }

  /**
   * Asks for a turn.
   *
   * @throws TurnAlreadyOpen while another is not done
   */
  public void add(Grant grant, TurnReason reason, String requestedBy, Instant at) {
    grant.require(Verb.KEY_TURN, ResourceType.DATA_KEY, Optional.empty());
    // Whoever asks at the same time waits, and is told.
    entities.createNativeQuery(ONE_AT_A_TIME, String.class).getSingleResult();
    long open =
        entities
            .createQuery(OPEN, Long.class)
            .setParameter("done", TurnState.DONE)
            .getSingleResult();
    if (open > 0) {
      throw new TurnAlreadyOpen();
    }
    UUID id = UUID.randomUUID();
    entities.persist(new KeyTurnRow(id, reason, requestedBy, at));
    written(grant, id, 1);
  }

  /**
   * Says what is wanted of a turn.
   *
   * @param expected the version that the change is of
   * @return whether there is such a turn
   * @throws org.safeguard.resource.VersionConflict unless it is at that version and not done
   */
  public boolean want(Grant grant, UUID id, int expected, TurnWish wish) {
    grant.require(Verb.KEY_TURN, ResourceType.DATA_KEY, Optional.empty());
    KeyTurnRow row = entities.find(KeyTurnRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      return false;
    }
    row.want(expected, wish);
    written(grant, id, row.version());
    return true;
  }

  private static void written(Grant grant, UUID id, int version) {
    grant
        .record()
        .written(ResourceType.KEY_TURN, new ResourceId(id), version, List.of(), Optional.empty());
  }
}
