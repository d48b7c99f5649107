package org.safeguard.crypto;

import java.nio.file.Path;
import java.util.List;

/**
 * The vault's keys as whoever turns them sees them. None of its calls shows a key, and all but
 * {@link #rotate} may be made again without harm. Each throws {@link KeysUnavailable} if the vault
 * is away, sealed or denies this server, and {@link KeyRefused} if it answers, but won't.
 */
public interface KeyEncryptionKeys {

  KekVersions versions(String transitKey);

  /** Makes a newer version of the key, which wraps from now on. */
  void rotate(String transitKey);

  /** From now on no version before this one wraps. */
  void forbidEncryptionBefore(String transitKey, int version);

  /** From now on no version before this one unwraps. */
  void forbidDecryptionBefore(String transitKey, int version);

  /** Destroys every version before this one, for ever. */
  void trim(String transitKey, int version);

  /**
   * The same data keys wrapped under the newest version, in the order given and in one round trip
   * for every two hundred; none leaves the vault.
   */
  List<WrappedKey> rewrap(KeyPurpose purpose, List<WrappedKey> wrapped);

  /**
   * Writes a snapshot of the whole vault, sealed as its storage is. The file is there only once it
   * is whole and durable.
   */
  void snapshot(Path file);
}
