package org.safeguard.keys.store;

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
import org.safeguard.keys.turn.Turn;
import org.safeguard.keys.turn.TurnReason;
import org.safeguard.keys.turn.TurnState;
import org.safeguard.keys.turn.TurnStep;
import org.safeguard.keys.turn.TurnWish;
import org.safeguard.resource.VersionConflict;

/**
 * A turn of the vault's keys. The application adds the row and says what people want of it; how far
 * it has come is the job's to write, under a role of its own.
 */
@Entity
@DynamicUpdate
@Table(name = "key_turn")
@Audited
class KeyTurnRow {

  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, updatable = false)
  private TurnReason reason;

  @NotAudited
  @Column(name = "requested_by", nullable = false, updatable = false)
  private String requestedBy;

  @NotAudited
  @Column(name = "requested_at", nullable = false, updatable = false)
  private Instant requestedAt;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false)
  private TurnWish wish;

  @Column(nullable = false)
  private int version;

  @NotAudited
  @Enumerated(EnumType.STRING)
  @Column(insertable = false, updatable = false)
  private TurnState state;

  @NotAudited
  @Enumerated(EnumType.STRING)
  @Column(insertable = false, updatable = false)
  private TurnStep step;

  @NotAudited
  @Column(name = "begun_at", insertable = false, updatable = false)
  private Instant begunAt;

  @NotAudited
  @Column(name = "ended_at", insertable = false, updatable = false)
  private Instant endedAt;

  @NotAudited
  @Column(insertable = false, updatable = false)
  private String trouble;

  @NotAudited
  @Column(name = "keys_total", insertable = false, updatable = false)
  private long keysTotal;

  @NotAudited
  @Column(name = "keys_done", insertable = false, updatable = false)
  private long keysDone;

  @NotAudited
  @Column(insertable = false, updatable = false)
  private String snapshot;

  @NotAudited
  @Column(name = "key_copy", insertable = false, updatable = false)
  private String keyCopy;

  @NotAudited
  @Column(insertable = false, updatable = false)
  private int heeded;

  protected KeyTurnRow() {}

  KeyTurnRow(UUID id, TurnReason reason, String requestedBy, Instant requestedAt) {
    this.id = id;
    this.reason = reason;
    this.requestedBy = requestedBy;
    this.requestedAt = requestedAt;
    this.wish = TurnWish.RUN;
    this.version = 1;
  }

  /**
   * Says what is wanted of it from now on.
   *
   * @throws VersionConflict if it is at another version, or done
   */
  void want(int expected, TurnWish wanted) {
    if (expected != version || state == TurnState.DONE) {
      throw new VersionConflict(version);
    }
    wish = wanted;
    version++;
  }

  /** One that stopped waits for the job once people have said that it is to go on. */
  private TurnState shownState() {
    return state == TurnState.STOPPED && version > heeded && wish == TurnWish.RUN
        ? TurnState.WAITING
        : state;
  }

  int version() {
    return version;
  }

  Turn toTurn() {
    return new Turn(
        id,
        reason,
        requestedBy,
        requestedAt,
        wish,
        version,
        shownState(),
        step,
        Optional.ofNullable(begunAt),
        Optional.ofNullable(endedAt),
        Optional.ofNullable(trouble),
        keysTotal,
        keysDone,
        Optional.ofNullable(snapshot),
        Optional.ofNullable(keyCopy));
  }
}
