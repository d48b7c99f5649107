package org.safeguard.patient.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Mutability;
import org.hibernate.envers.Audited;
import org.hibernate.envers.NotAudited;
import org.hibernate.type.descriptor.java.Immutability;

/**
 * The current version of a resource, sealed. Its history row holds the very same bytes. The search
 * columns are no history: they are made again from the body.
 */
@Entity
@Table(name = "resource")
@Audited
class ResourceRow {

  @Id private UUID id;

  @Column(nullable = false)
  private String type;

  private UUID patient;

  @Column(name = "other_patients", nullable = false, columnDefinition = "uuid[]")
  private UUID[] otherPatients = {};

  @Column(nullable = false)
  private int version;

  @Column(name = "last_updated", nullable = false)
  private Instant lastUpdated;

  @Column(nullable = false)
  private boolean deleted;

  @Column(name = "data_key", nullable = false)
  private UUID dataKey;

  // Arrays are replaced and never written to, so Hibernate need not keep a copy of each.
  @Mutability(Immutability.class)
  private byte[] body;

  @NotAudited
  @Mutability(Immutability.class)
  private byte[] summary;

  @NotAudited
  @Mutability(Immutability.class)
  @Column(nullable = false, columnDefinition = "bigint[]")
  private long[] tokens;

  @NotAudited
  @Formula(NewestVersion.OUTDATED_ROW)
  private boolean outdated;

  protected ResourceRow() {}

  ResourceRow(UUID id, String type, UUID patient) {
    this.id = id;
    this.type = type;
    this.patient = patient;
  }

  /** Moves the row to a version with content. */
  void hold(
      int version,
      Instant at,
      UUID[] otherPatients,
      UUID dataKey,
      byte[] body,
      byte[] summary,
      long[] tokens) {
    move(version, at, false);
    this.otherPatients = otherPatients;
    this.dataKey = dataKey;
    this.body = body;
    this.summary = summary;
    this.tokens = tokens;
  }

  /**
   * Moves the row to a version that says the resource was deleted; nothing of it can be found or
   * read there.
   */
  void empty(int version, Instant at) {
    move(version, at, true);
    this.body = null;
    this.summary = null;
    this.tokens = new long[0];
  }

  private void move(int version, Instant at, boolean deleted) {
    this.version = version;
    this.lastUpdated = at;
    this.deleted = deleted;
  }

  SealedVersion sealed() {
    return new SealedVersion(
        id, type, patient, otherPatients, version, lastUpdated, deleted, dataKey, body, outdated);
  }
}
