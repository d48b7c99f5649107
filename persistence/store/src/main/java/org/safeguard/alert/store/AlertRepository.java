package org.safeguard.alert.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.envers.AuditReaderFactory;
import org.hibernate.envers.query.AuditEntity;
import org.safeguard.access.store.Grant;
import org.safeguard.access.store.Verb;
import org.safeguard.alert.notice.Alert;
import org.safeguard.alert.notice.AlertDetail;
import org.safeguard.alert.notice.AlertMove;
import org.safeguard.alert.notice.AlertPage;
import org.safeguard.alert.notice.AlertState;
import org.safeguard.alert.notice.Finding;
import org.safeguard.audit.store.RevisionRow;
import org.safeguard.resource.ResourceId;
import org.safeguard.resource.ResourceType;

/** The alerts. Each one shown or moved on is noted in the grant's record. */
@ApplicationScoped
@Transactional(MANDATORY)
public class AlertRepository {

  private static final String COUNT = "select count(a) from AlertRow a where a.state in :states";
  private static final String LIST =
      "select a from AlertRow a where a.state in :states order by a.lastAt desc, a.id";

  @PersistenceContext private EntityManager entities;

  /**
   * A page of those in one of these states.
   *
   * @param page counted from 1; past the end it is the last one
   */
  public AlertPage find(Grant grant, Collection<AlertState> states, int page, int size) {
    grant.require(Verb.ALERT_READ, ResourceType.ALERT, Optional.empty());
    long count =
        entities.createQuery(COUNT, Long.class).setParameter("states", states).getSingleResult();
    int pages = (int) Math.max(1, (count + size - 1) / size);
    int shown = Math.max(1, Math.min(page, pages));
    List<Alert> alerts =
        entities
            .createQuery(LIST, AlertRow.class)
            .setParameter("states", states)
            .setFirstResult((shown - 1) * size)
            .setMaxResults(size)
            .getResultStream()
            .map(AlertRow::toAlert)
            .toList();
    alerts.forEach(alert -> shown(grant, alert));
    return new AlertPage(alerts, shown, pages);
  }

  /** One of them, with what became of it. */
  public Optional<AlertDetail> find(Grant grant, UUID id) {
    grant.require(Verb.ALERT_READ, ResourceType.ALERT, Optional.empty());
    Optional<Alert> alert =
        Optional.ofNullable(entities.find(AlertRow.class, id)).map(AlertRow::toAlert);
    alert.ifPresent(found -> shown(grant, found));
    return alert.map(found -> new AlertDetail(found, moves(id)));
  }

  /**
   * Moves one on.
   *
   * @param expected the version that the change is of
   * @return nothing where there is no such alert
   * @throws org.safeguard.resource.VersionConflict unless it is at that version
   */
  public Optional<Alert> move(
      Grant grant, UUID id, int expected, AlertState to, Optional<Finding> finding) {
    grant.require(Verb.ALERT_UPDATE, ResourceType.ALERT, Optional.empty());
    AlertRow row = entities.find(AlertRow.class, id, LockModeType.PESSIMISTIC_WRITE);
    if (row == null) {
      return Optional.empty();
    }
    row.move(expected, to, finding);
    Alert moved = row.toAlert();
    grant
        .record()
        .written(
            ResourceType.ALERT, new ResourceId(id), moved.version(), List.of(), Optional.empty());
    return Optional.of(moved);
  }

  private List<AlertMove> moves(UUID id) {
    List<?> rows =
        AuditReaderFactory.get(entities)
            .createQuery()
            .forRevisionsOfEntity(AlertRow.class, false, false)
            .add(AuditEntity.id().eq(id))
            .addOrder(AuditEntity.property("version").desc())
            .getResultList();
    List<AlertMove> moves = new ArrayList<>(rows.size());
    for (Object row : rows) {
      AlertRow then = (AlertRow) ((Object[]) row)[0];
      RevisionRow revision = (RevisionRow) ((Object[]) row)[1];
      moves.add(new AlertMove(revision.at(), revision.actor(), then.state(), then.finding()));
    }
    return moves;
  }

  private static void shown(Grant grant, Alert alert) {
    grant
        .record()
        .shown(ResourceType.ALERT, new ResourceId(alert.id()), alert.version(), List.of());
  }
}
