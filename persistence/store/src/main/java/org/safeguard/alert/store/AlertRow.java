package org.safeguard.alert.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.envers.Audited;
import org.hibernate.envers.NotAudited;
import org.safeguard.alert.notice.Alert;
import org.safeguard.alert.notice.AlertKind;
import org.safeguard.alert.notice.AlertState;
import org.safeguard.alert.notice.Finding;
import org.safeguard.resource.VersionConflict;

/**
 * An alert. The sequencer adds the row and counts on; the application may only move it on, and
 * nothing of the rest is its to write.
 */
@Entity
@DynamicUpdate
@Table(name = "alert")
@Audited
class AlertRow {

  @Id private UUID id;

  @NotAudited
  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private AlertKind kind;

  @NotAudited
  @Column(nullable = false, updatable = false)
  private String subject;

  @NotAudited
  @Column(name = "raised_at", nullable = false, updatable = false)
  private Instant raisedAt;

  @NotAudited
  @Column(name = "last_at", nullable = false, updatable = false)
  private Instant lastAt;

  @NotAudited
  @Column(nullable = false, updatable = false)
  private int times;

  @NotAudited
  @Column(name = "entry_id", nullable = false, updatable = false)
  private UUID entry;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private AlertState state;

  @Enumerated(EnumType.STRING)
  private Finding finding;

  @Column(nullable = false)
  private int version;

  protected AlertRow() {}

  /**
   * Moves it on.
   *
   * @throws VersionConflict if it is at another version, or closed: what comes later is another
   *     alert
   */
  void move(int expected, AlertState to, Optional<Finding> found) {
    if (expected != version || state == AlertState.CLOSED) {
      throw new VersionConflict(version);
    }
    state = to;
    finding = found.orElse(null);
    version++;
  }

  AlertState state() {
    return state;
  }

  Optional<Finding> finding() {
    return Optional.ofNullable(finding);
  }

  Alert toAlert() {
    return new Alert(id, kind, subject, raisedAt, lastAt, times, entry, state, finding(), version);
  }
}
