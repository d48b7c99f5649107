package org.safeguard.identity.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/** The sessions that were ended, whichever node ended them. */
@ApplicationScoped
@Transactional(MANDATORY)
public class EndedSessionRepository {

  @PersistenceContext private EntityManager entities;

  /** Ending a session that has ended already changes nothing. */
  public void end(String session, String reason) {
    entities
        .createNativeQuery(
            """
            insert into ended_session (session_id, reason) values (:session, :reason)
            on conflict (session_id) do nothing""")
        .setParameter("session", session)
        .setParameter("reason", reason)
        .executeUpdate();
  }

  /** Those ended at that moment or later, by the database's clock, oldest first. */
  public List<EndedSession> findEndedSince(Instant moment) {
    List<?> rows =
        entities
            .createNativeQuery(
                """
                select session_id, cast(extract(epoch from ended_at) * 1000 as bigint)
                from ended_session
                where ended_at >= to_timestamp(:moment / 1000.0)
                order by ended_at""",
                Tuple.class)
            .setParameter("moment", moment.toEpochMilli())
            .getResultList();
    return rows.stream().map(row -> ended((Tuple) row)).toList();
  }

  private static EndedSession ended(Tuple row) {
    long endedAt = row.get(1, Number.class).longValue();
    return new EndedSession(row.get(0, String.class), Instant.ofEpochMilli(endedAt));
  }
}
