package org.safeguard.keys.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.safeguard.crypto.KeyPurpose;

/**
 * A wrapped data key, for queries: the application adds rows by a statement of the repository's and
 * may not change one, but they change beside it when the vault's keys are turned.
 */
@Entity
@Immutable
@Table(name = "data_key")
class DataKeyRow {

  @Id private UUID id;

  @Enumerated(EnumType.STRING)
  private KeyPurpose purpose;

  private String subject;
  private String wrapped;
  private byte[] commitment;

  @Column(name = "retired_at")
  private Instant retiredAt;

  protected DataKeyRow() {}
}
