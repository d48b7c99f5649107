package org.safeguard.keys.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.safeguard.crypto.KekVersions;
import org.safeguard.crypto.KeyEncryptionKeys;
import org.safeguard.crypto.KeyPurpose;
import org.safeguard.crypto.KeyRefused;
import org.safeguard.crypto.KeyWrapper;
import org.safeguard.crypto.KeysUnavailable;
import org.safeguard.crypto.ScratchVault;
import org.safeguard.crypto.WrappedKey;

/**
 * A vault in memory that minds the versions of its keys as the real one does, with a scratch vault
 * beside it. A wrapped key names its version, purpose and subject.
 */
final class VersionedVault implements KeyEncryptionKeys, KeyWrapper, ScratchVault {

  private static final int KEY_BYTES = 32;

  /** One key's state, and what is destroyed of it. */
  private static final class Key {
    int newest = 1;
    int leastEncrypting;
    int leastDecrypting = 1;
    int leastKept;

    Key copy() {
      Key copy = new Key();
      copy.newest = newest;
      copy.leastEncrypting = leastEncrypting;
      copy.leastDecrypting = leastDecrypting;
      copy.leastKept = leastKept;
      return copy;
    }
  }

  private final Map<String, Key> keys = new HashMap<>();
  private final Map<Path, Map<String, Key>> snapshots = new HashMap<>();
  boolean scratchIsEmpty = true;
  boolean snapshotIsDamaged;

  VersionedVault() {
    for (KeyPurpose purpose : KeyPurpose.values()) {
      keys.put(purpose.transitKey(), new Key());
    }
  }

  private VersionedVault(Map<String, Key> restored) {
    restored.forEach((name, key) -> keys.put(name, key.copy()));
  }

  @Override
  public KekVersions versions(String transitKey) {
    Key key = keys.get(transitKey);
    return new KekVersions(key.newest, key.leastEncrypting, key.leastDecrypting, key.leastKept);
  }

  @Override
  public void rotate(String transitKey) {
    keys.get(transitKey).newest++;
  }

  @Override
  public void forbidEncryptionBefore(String transitKey, int version) {
    keys.get(transitKey).leastEncrypting = version;
  }

  @Override
  public void forbidDecryptionBefore(String transitKey, int version) {
    keys.get(transitKey).leastDecrypting = version;
  }

  @Override
  public void trim(String transitKey, int version) {
    Key key = keys.get(transitKey);
    if (key.leastDecrypting < version || key.leastEncrypting < version) {
      throw new KeyRefused("the vault refuses the trimming of a version in use");
    }
    key.leastKept = version;
  }

  @Override
  public WrappedKey newKey(KeyPurpose purpose, String subject) {
    return wrapped(purpose, subject, keys.get(purpose.transitKey()).newest);
  }

  static WrappedKey wrapped(KeyPurpose purpose, String subject, int version) {
    return new WrappedKey(subject, "vault:v" + version + ":" + purpose + "/" + subject);
  }

  @Override
  public List<WrappedKey> rewrap(KeyPurpose purpose, List<WrappedKey> wrapped) {
    unwrap(purpose, wrapped);
    return wrapped.stream().map(key -> newKey(purpose, key.subject())).toList();
  }

  @Override
  public List<byte[]> unwrap(KeyPurpose purpose, List<WrappedKey> wrapped) {
    Key key = keys.get(purpose.transitKey());
    List<byte[]> opened = new ArrayList<>();
    for (WrappedKey one : wrapped) {
      int version = version(one.text());
      boolean opens =
          version >= Math.max(key.leastDecrypting, key.leastKept)
              && version <= key.newest
              && one.equals(wrapped(purpose, one.subject(), version));
      if (!opens) {
        throw new KeyRefused("the vault does not open one of the " + purpose + " keys");
      }
      opened.add(new byte[KEY_BYTES]);
    }
    return opened;
  }

  static int version(String wrapped) {
    return Integer.parseInt(wrapped.split(":")[1].substring(1));
  }

  @Override
  public void check() {}

  @Override
  public void snapshot(Path file) {
    Map<String, Key> state = new HashMap<>();
    keys.forEach((name, key) -> state.put(name, key.copy()));
    if (snapshotIsDamaged) {
      state.values().forEach(key -> key.newest = 1);
    }
    snapshots.put(file, state);
  }

  int snapshots() {
    return snapshots.size();
  }

  void forget(Path snapshot) {
    snapshots.remove(snapshot);
  }

  boolean hasSnapshot(String name) {
    return snapshots.keySet().stream().anyMatch(file -> file.endsWith(name));
  }

  @Override
  public void requireEmpty() {
    if (!scratchIsEmpty) {
      throw KeysUnavailable.away("no empty scratch vault takes the snapshot", null);
    }
  }

  @Override
  public KeyWrapper restore(Path snapshot) {
    requireEmpty();
    return new VersionedVault(snapshots.get(snapshot));
  }

  /** Whether every version of this key but its newest one is destroyed. */
  boolean onlyNewestIsLeft(String transitKey) {
    Key key = keys.get(transitKey);
    return key.leastKept == key.newest;
  }
}
