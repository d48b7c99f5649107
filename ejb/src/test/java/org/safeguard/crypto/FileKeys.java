package org.safeguard.crypto;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Keys that files are sealed under, without a vault. */
public class FileKeys extends DataKeys {

  private final Map<UUID, KeyMaterial> materials = new HashMap<>();

  /** A way to copy keys that seals under these. */
  public static KeyTableCopy copy() {
    return new KeyTableCopy(new FileKeys(), new Sealer());
  }

  @Override
  public StoredKey detached(KeyPurpose purpose, String subject) {
    StoredKey stored =
        new StoredKey(
            UUID.randomUUID(),
            purpose,
            new WrappedKey(subject, "vault:v1:" + subject),
            new byte[KeyCommitment.LENGTH]);
    materials.put(stored.id(), new KeyMaterial(new byte[KeyMaterial.LENGTH], 1_000));
    return stored;
  }

  @Override
  public DataKey open(StoredKey kept) {
    KeyMaterial material = materials.get(kept.id());
    if (material == null) {
      throw new KeyRefused("the vault does not open one of the BACKUP keys");
    }
    return new DataKey(kept, material, evicted -> material);
  }
}
