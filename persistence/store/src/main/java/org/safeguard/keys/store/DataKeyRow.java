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
import org.safeguard.crypto.StoredKey;
import org.safeguard.crypto.WrappedKey;

/**
 * A wrapped data key. The application adds and reads rows; it may not change one, and adds them by
 * a statement of the repository's, which is why no row is ever persisted.
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

  StoredKey toStoredKey() {
    return new StoredKey(id, purpose, new WrappedKey(subject, wrapped), commitment);
  }
}
