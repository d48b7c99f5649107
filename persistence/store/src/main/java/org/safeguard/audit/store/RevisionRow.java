package org.safeguard.audit.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.envers.RevisionEntity;
import org.hibernate.envers.RevisionNumber;
import org.hibernate.envers.RevisionTimestamp;

/**
 * One transaction that changed PHI, with the canonical bytes of its audit entry: data, history and
 * audit commit as one.
 */
@Entity
@Table(name = "revision")
@RevisionEntity(RevisionStamp.class)
public class RevisionRow {

  @Id
  @RevisionNumber
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "revision_seq")
  @SequenceGenerator(name = "revision_seq", sequenceName = "revision_seq", allocationSize = 50)
  private long id;

  @RevisionTimestamp
  @Column(nullable = false)
  private Instant at;

  @Column(name = "entry_id", nullable = false)
  private UUID entryId;

  @Column(nullable = false)
  private byte[] entry;

  @Column(nullable = false)
  private String actor;

  private String client;
  private String address;
  private String reason;

  @Column(name = "request_id", nullable = false)
  private UUID requestId;

  protected RevisionRow() {}

  void stamp(PendingRevision.Stamp pending) {
    at = pending.at();
    entryId = pending.entryId();
    entry = pending.entry().clone();
    actor = pending.actor();
    client = pending.client().orElse(null);
    address = pending.address().orElse(null);
    reason = pending.reason().orElse(null);
    requestId = pending.requestId();
  }

  public long id() {
    return id;
  }

  public Instant at() {
    return at;
  }

  public String actor() {
    return actor;
  }

  public Optional<String> client() {
    return Optional.ofNullable(client);
  }

  public Optional<String> address() {
    return Optional.ofNullable(address);
  }

  public Optional<String> reason() {
    return Optional.ofNullable(reason);
  }
}
