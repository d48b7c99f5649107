package org.safeguard.crypto;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A wrapped key wherever it is stored.
 *
 * @param id a data key's id; of a key of the audit log's, the chain's number
 * @param commitment of a data key's
 */
public record KeyTableRow(
    KeyPurpose purpose, String id, WrappedKey wrapped, Optional<byte[]> commitment) {

  public KeyTableRow {
    Objects.requireNonNull(purpose);
    Objects.requireNonNull(id);
    commitment = commitment.map(byte[]::clone);
  }

  @Override
  public Optional<byte[]> commitment() {
    return commitment.map(byte[]::clone);
  }

  /** What its key must prove, where there is a proof. */
  Optional<StoredKey> proof() {
    return commitment.map(bytes -> new StoredKey(UUID.fromString(id), purpose, wrapped, bytes));
  }

  @Override
  public String toString() {
    return purpose + " key " + id;
  }
}
