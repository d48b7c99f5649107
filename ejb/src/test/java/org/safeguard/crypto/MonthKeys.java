package org.safeguard.crypto;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Keys of months without a vault. */
public class MonthKeys extends DataKeys {

  private final Map<String, DataKey> keys = new HashMap<>();
  private RuntimeException refusal;

  @Override
  public DataKey standing(KeyPurpose purpose, String subject) {
    if (refusal != null) {
      throw refusal;
    }
    return keys.computeIfAbsent(purpose + " " + subject, any -> key(purpose, subject));
  }

  @Override
  public DataKey get(UUID id) {
    if (refusal != null) {
      throw refusal;
    }
    return keys.values().stream().filter(key -> key.id().equals(id)).findFirst().orElseThrow();
  }

  /** From now on no key can be had. */
  public void refuse(RuntimeException reason) {
    refusal = reason;
  }

  private static DataKey key(KeyPurpose purpose, String subject) {
    StoredKey stored =
        new StoredKey(
            UUID.randomUUID(),
            purpose,
            new WrappedKey(subject, "wrapped"),
            new byte[KeyCommitment.LENGTH]);
    KeyMaterial material = new KeyMaterial(new byte[KeyMaterial.LENGTH], 100);
    return new DataKey(stored, material, evicted -> material);
  }
}
